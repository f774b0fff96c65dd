<?php
/**
 * A ledger as the bridge keeps it: chained by the documented hash, its heads signed.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Double;

final class SignedLedger {

	/** @var list<array<string,mixed>> */
	public array $entries = array();

	/** @var non-empty-string */
	private string $secret;

	private string $public;

	public function __construct( public readonly string $tenant_id = 'tenant-1' ) {
		$pair         = sodium_crypto_sign_keypair();
		$this->secret = sodium_crypto_sign_secretkey( $pair );
		$this->public = sodium_crypto_sign_publickey( $pair );
	}

	/**
	 * Appends entries.
	 */
	public function grow( int $count, string $ref = 'form-ä/1' ): void {
		for ( $i = 0; $i < $count; $i++ ) {
			$seq             = count( $this->entries ) + 1;
			$before          = end( $this->entries );
			$prev            = false === $before ? str_repeat( '0', 64 ) : $before['hash'];
			$commitment      = hash( 'sha256', "$seq$ref" );
			$canonical       = sprintf( '{"at":"2026-11-24T10:00:00.000Z","key":"k1","prev":"%s","ref":"%s","seq":%d,"tenant":"%s","type":"form.registered","v":1}', $prev, $ref, $seq, $this->tenant_id );
			$this->entries[] = array(
				'seq'        => $seq,
				'type'       => 'form.registered',
				'ref'        => $ref,
				'at'         => '2026-11-24T10:00:00.000Z',
				'keyId'      => 'k1',
				'commitment' => $commitment,
				'prevHash'   => $prev,
				'hash'       => hash( 'sha256', "\0" . $canonical . hex2bin( $commitment ) ),
			);
		}
	}

	/**
	 * @return array{tenantId:string,seq:int,hash:string,signature:string}
	 */
	public function head(): array {
		$last    = end( $this->entries );
		$seq     = count( $this->entries );
		$hash    = false === $last ? str_repeat( '0', 64 ) : (string) $last['hash'];
		$message = "kmdp-ledger-head/v1\n$this->tenant_id\n$seq\n$hash";
		return array(
			'tenantId'  => $this->tenant_id,
			'seq'       => $seq,
			'hash'      => $hash,
			'signature' => self::base64url( sodium_crypto_sign_detached( $message, $this->secret ) ),
		);
	}

	/**
	 * @return array{keys:list<array<string,string>>}
	 */
	public function jwks(): array {
		return array( 'keys' => array( array( 'kid' => 's1', 'kty' => 'OKP', 'crv' => 'Ed25519', 'x' => self::base64url( $this->public ) ) ) );
	}

	/**
	 * Has the bridge show this ledger as it is now. Entries are answered from `after` on, in pages.
	 */
	public function show( FakeBridge $bridge, int $page = 200 ): void {
		$head   = $this->head();
		$header = array( 'headers' => array( 'Ledger-Head' => "{$head['seq']}:{$head['hash']}:{$head['signature']}" ) );
		$bridge->answer( 'GET /.well-known/jwks.json', 200, $this->jwks() );
		$bridge->answer( 'GET /v1/ledger/head', 200, $head, $header );
		$bridge->answer( 'GET /v1/ledger[?]after=*', 200, array( 'items' => array(), 'nextCursor' => null ) );
		for ( $after = 0; $after < $head['seq']; $after++ ) {
			$items = array_slice( $this->entries, $after, $page );
			$bridge->answer( "GET /v1/ledger[?]after=$after&*", 200, array( 'items' => $items, 'nextCursor' => null ), $header );
		}
	}

	private static function base64url( string $bytes ): string {
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	}
}
