<?php
/**
 * Checks that the bridge's ledger still goes on from what this site has seen of it.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Ledger;

use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\BridgeRequest;
use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use KundenMeister\DataProtection\Bridge\LedgerHead;
use KundenMeister\DataProtection\Clock;

/**
 * An outside witness: whoever rewrites or shortens the ledger cannot rewrite what this site keeps.
 */
final class Witness {

	private const PAGE_SIZE     = 200;
	private const PAGES_PER_RUN = 25;
	private const TIMEOUT       = 10;

	public function __construct( private readonly BridgeClient $bridge, private readonly LedgerHead $heads, private readonly Clock $clock ) {}

	/**
	 * On the cron event: once a day. What cannot be asked now is asked in an hour.
	 */
	public function check_when_due(): void {
		if ( WitnessState::load()->is_due( $this->clock->now() ) ) {
			try {
				$this->check();
			} catch ( BridgeUnavailable ) {
				return;
			}
		}
	}

	/**
	 * Verifies the signature of the newest head, and walks the ledger from where the last check ended to that head, past
	 * each head seen meanwhile. A long way is walked in parts. Raises an alarm when something does not fit.
	 *
	 * @throws BridgeUnavailable When the bridge cannot be asked.
	 */
	public function check(): void {
		$state = WitnessState::load();
		$seen  = $this->heads->seen();
		( new WitnessState( $state->checked, $state->head, $state->checked_at, $this->clock->now() ) )->save();

		$answer = $this->ask( '/v1/ledger/head' );
		$head   = ChainPosition::from_data( $answer ) ?? throw BridgeUnavailable::away( 'no-head' );
		$pin    = $this->pin( $answer );
		$last   = ChainPosition::from_data( end( $seen ) ) ?? $state->checked ?? $head;
		if ( ( $answer['tenantId'] ?? '' ) !== $pin->tenant_id ) {
			$this->alarm( Alarm::OTHER, $last, $head );
			return;
		}
		foreach ( array( ...$seen, $answer ) as $signed ) {
			$position = ChainPosition::from_data( $signed ) ?? $head;
			if ( ! $pin->verifies( $position, is_string( $signed['signature'] ?? null ) ? $signed['signature'] : '' ) ) {
				$this->alarm( Alarm::UNSIGNED, $last, $position );
				return;
			}
		}
		if ( $head->seq < $last->seq ) {
			$this->alarm( Alarm::SHORTENED, $last, $head );
			return;
		}
		if ( ! self::fits( $last, array( $head->seq => $head->hash ) ) ) {
			$this->alarm( Alarm::REWRITTEN, $last, $head );
			return;
		}
		$start = $state->checked ?? ChainPosition::from_data( $seen[0] ?? null ) ?? $head;
		$this->walk( $start, array_column( $seen, 'hash', 'seq' ) + array( $head->seq => $head->hash ), $head->seq, $pin );
	}

	/**
	 * @param ChainPosition     $from  Where the last check ended.
	 * @param array<int,string> $known Hashes that this site has seen signed, by number.
	 * @param int               $end   Number of the newest head.
	 * @param Pin               $pin   Whose ledger.
	 */
	private function walk( ChainPosition $from, array $known, int $end, Pin $pin ): void {
		$at = self::fits( $from, $known ) ? $from : null;
		if ( null === $at ) {
			$this->alarm( Alarm::REWRITTEN, $from, new ChainPosition( $from->seq, $known[ $from->seq ] ) );
			return;
		}
		for ( $page = 0; $page < self::PAGES_PER_RUN && $at->seq < $end; $page++ ) {
			$at = $this->walk_page( $at, $known, $end, $pin );
			if ( null === $at ) {
				return;
			}
		}
		$this->heads->forget_seen( $at->seq );
		$checked_at = $at->seq === $end ? $this->clock->now() : WitnessState::load()->checked_at;
		( new WitnessState( $at, $end, $checked_at, $this->clock->now() ) )->save();
	}

	/**
	 * @param ChainPosition     $from  Where it begins.
	 * @param array<int,string> $known As above.
	 * @param int               $end   As above.
	 * @param Pin               $pin   Whose ledger.
	 * @return ChainPosition|null Null when an alarm was raised.
	 */
	private function walk_page( ChainPosition $from, array $known, int $end, Pin $pin ): ?ChainPosition {
		$limit  = min( self::PAGE_SIZE, $end - $from->seq );
		$answer = $this->ask(
			'/v1/ledger',
			array(
				'after' => (string) $from->seq,
				'limit' => (string) $limit,
			)
		);
		$items  = is_array( $answer['items'] ?? null ) ? $answer['items'] : array();
		if ( array() === $items ) {
			$this->alarm( Alarm::SHORTENED, new ChainPosition( $end, $known[ $end ] ), $from );
			return null;
		}
		$at = $from;
		foreach ( $items as $item ) {
			$entry = new Entry( is_array( $item ) ? $item : array() );
			$next  = $entry->continues( $at, $pin->tenant_id );
			if ( null === $next || ! self::fits( $next, $known ) ) {
				$kept = null === $next ? $at : new ChainPosition( $next->seq, $known[ $next->seq ] );
				$this->alarm( Alarm::REWRITTEN, $kept, $entry->claimed() );
				return null;
			}
			$at = $next;
		}
		return $at;
	}

	/**
	 * @param ChainPosition     $at    Where the ledger stands.
	 * @param array<int,string> $known Hashes by number.
	 */
	private static function fits( ChainPosition $at, array $known ): bool {
		return ( $known[ $at->seq ] ?? $at->hash ) === $at->hash;
	}

	/**
	 * @param Alarm::REWRITTEN|Alarm::SHORTENED|Alarm::UNSIGNED|Alarm::OTHER $reason What is wrong.
	 */
	private function alarm( string $reason, ChainPosition $kept, ChainPosition $shown ): void {
		Alarm::raise( $reason, $kept, $shown, $this->clock->now() );
	}

	/**
	 * @param array<array-key,mixed> $head The answer with the head, which names the tenant.
	 * @throws BridgeUnavailable When the keys cannot be asked.
	 */
	private function pin( array $head ): Pin {
		$known = Pin::from_data( get_option( WitnessState::PIN_OPTION ) );
		if ( null !== $known ) {
			return $known;
		}
		$pin = Pin::from_jwks( is_string( $head['tenantId'] ?? null ) ? $head['tenantId'] : '', $this->ask( '/.well-known/jwks.json' ) );
		if ( '' === $pin->tenant_id || array() === $pin->keys ) {
			throw BridgeUnavailable::away( 'no-keys' );
		}
		update_option( WitnessState::PIN_OPTION, $pin->data(), false );
		return $pin;
	}

	/**
	 * @param string               $path  Path.
	 * @param array<string,string> $query Parameters.
	 * @return array<array-key,mixed>
	 * @throws BridgeUnavailable Also when the bridge refuses.
	 */
	private function ask( string $path, array $query = array() ): array {
		$answer = $this->bridge->send( new BridgeRequest( 'GET', $path, $query, timeout: self::TIMEOUT ) );
		return $answer->ok() ? $answer->data() : throw BridgeUnavailable::answered( (int) $answer->status );
	}
}
