<?php
/**
 * The newest signed head of this tenant's ledger.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Bridge;

use KundenMeister\DataProtection\Ledger\Alarm;
use KundenMeister\DataProtection\Ledger\WitnessState;

/**
 * Makes this site an outside witness: a ledger that was rewritten or shortened at the bridge shows here.
 */
final class LedgerHead {

	public const OPTION          = 'kmdp_ledger_head';
	public const TENANT_OPTION   = 'kmdp_ledger_tenant';
	public const CONFLICT_OPTION = 'kmdp_ledger_conflict';
	public const SEEN_OPTION     = 'kmdp_ledger_seen';
	public const EVIDENCE_OPTION = 'kmdp_ledger_evidence';

	/** Between two checks the first head is kept, and then one every ten minutes: enough for a day, and few writes. */
	private const SECONDS_BETWEEN = 600;
	private const MOST_SEEN       = 200;

	/** What this site has seen of the ledger, and what does not fit. */
	private const SIGHTINGS = array( self::OPTION, self::CONFLICT_OPTION, self::SEEN_OPTION, Alarm::OPTION, WitnessState::OPTION );

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
			$this->note( $head );
		} elseif ( $head['seq'] === $known['seq'] && $head['hash'] !== $known['hash'] ) {
			add_option( self::CONFLICT_OPTION, array( $known, $head ), '', false );
		}
	}

	/**
	 * @return array{seq:int,hash:string,signature:string,seenAt:int}|null
	 */
	public function known(): ?array {
		return self::head( get_option( self::OPTION ) );
	}

	/**
	 * Heads seen since the ledger was last checked, the newest last: all of them must be part of it.
	 *
	 * @return list<array{seq:int,hash:string,signature:string,seenAt:int}>
	 */
	public function seen(): array {
		$noted = get_option( self::SEEN_OPTION );
		$heads = array_map( self::head( ... ), is_array( $noted ) ? array_values( $noted ) : array() );
		$known = $this->known();
		if ( null !== $known && end( $heads ) !== $known ) {
			$heads[] = $known;
		}
		return array_values( array_filter( $heads ) );
	}

	/**
	 * Forgets the heads up to a number: the ledger was checked so far.
	 */
	public function forget_seen( int $seq ): void {
		$left = array_filter( $this->seen(), static fn( array $head ): bool => $head['seq'] > $seq );
		update_option( self::SEEN_OPTION, array_values( $left ), false );
	}

	/**
	 * @param array{seq:int,hash:string,signature:string,seenAt:int} $head A new one.
	 */
	private function note( array $head ): void {
		$noted = get_option( self::SEEN_OPTION );
		$noted = is_array( $noted ) ? array_values( $noted ) : array();
		$last  = self::head( end( $noted ) );
		if ( count( $noted ) < self::MOST_SEEN && ( null === $last || $head['seenAt'] - $last['seenAt'] >= self::SECONDS_BETWEEN ) ) {
			$noted[] = $head;
			update_option( self::SEEN_OPTION, $noted, false );
		}
	}

	/**
	 * @return array{seq:int,hash:string,signature:string,seenAt:int}|null
	 */
	private static function head( mixed $head ): ?array {
		return is_array( $head ) && is_int( $head['seq'] ?? null ) && is_string( $head['hash'] ?? null )
			&& is_string( $head['signature'] ?? null ) && is_int( $head['seenAt'] ?? null ) ? $head : null;
	}

	/**
	 * Starts anew for another company, since heads of one ledger say nothing about another; keeps all for the same one.
	 */
	public function belongs_to( string $tenant_id ): void {
		if ( get_option( self::TENANT_OPTION ) === $tenant_id ) {
			return;
		}
		array_map( 'delete_option', array( ...self::SIGHTINGS, WitnessState::PIN_OPTION, self::EVIDENCE_OPTION ) );
		update_option( self::TENANT_OPTION, $tenant_id, false );
	}

	/**
	 * Starts anew after a restore that the operator announced: the entries since its backup are lost, so that the ledger goes
	 * on otherwise than this site saw. What it saw is set aside as evidence, and the key of the signatures stays the known one.
	 *
	 * @return bool False when there is no alarm, or one that no restore explains.
	 */
	public function begin_anew(): bool {
		if ( ! Alarm::may_be_a_restore() ) {
			return false;
		}
		$evidence   = get_option( self::EVIDENCE_OPTION );
		$evidence   = is_array( $evidence ) ? $evidence : array();
		$evidence[] = array(
			'at'       => $this->clock->now(),
			'alarm'    => get_option( Alarm::OPTION ),
			'conflict' => get_option( self::CONFLICT_OPTION ),
			'head'     => $this->known(),
		);
		update_option( self::EVIDENCE_OPTION, $evidence, false );
		array_map( 'delete_option', self::SIGHTINGS );
		return true;
	}
}
