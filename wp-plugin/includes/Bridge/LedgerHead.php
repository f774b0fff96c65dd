<?php
/**
 * The newest signed head of this tenant's ledger.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Bridge;

/**
 * Makes this site an outside witness: a ledger that was rewritten or shortened at the bridge shows here.
 */
final class LedgerHead {

	public const OPTION          = 'kmdp_ledger_head';
	public const CONFLICT_OPTION = 'kmdp_ledger_conflict';

	public function __construct( private readonly \KundenMeister\DataProtection\Clock $clock ) {}

	/**
	 * Keeps a head when it is newer than the known one. Another hash at a known number is kept apart, as evidence:
	 * the first such pair, whatever comes later.
	 *
	 * @param string $header `<seq>:<hash>:<signature>`; anything else is ignored.
	 */
	public function witness( string $header ): void {
		if ( 1 !== preg_match( '/^(\d{1,15}):([A-Za-z0-9+\/_=-]{16,128}):([A-Za-z0-9+\/_=.-]{16,512})$/', $header, $part ) ) {
			return;
		}
		$head  = array(
			'seq'       => (int) $part[1],
			'hash'      => $part[2],
			'signature' => $part[3],
			'seenAt'    => $this->clock->now(),
		);
		$known = $this->known();
		if ( null === $known || $head['seq'] > $known['seq'] ) {
			update_option( self::OPTION, $head, false );
		} elseif ( $head['seq'] === $known['seq'] && $head['hash'] !== $known['hash'] ) {
			add_option( self::CONFLICT_OPTION, array( $known, $head ), '', false );
		}
	}

	/**
	 * @return array{seq:int,hash:string,signature:string,seenAt:int}|null
	 */
	public function known(): ?array {
		$head = get_option( self::OPTION );
		return is_array( $head ) && is_int( $head['seq'] ?? null ) && is_string( $head['hash'] ?? null )
			&& is_string( $head['signature'] ?? null ) && is_int( $head['seenAt'] ?? null ) ? $head : null;
	}

	/**
	 * Starts anew: heads of another tenant say nothing about this one.
	 */
	public function forget(): void {
		delete_option( self::OPTION );
		delete_option( self::CONFLICT_OPTION );
	}
}
