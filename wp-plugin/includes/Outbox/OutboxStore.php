<?php
/**
 * The only class that knows the outbox table.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Outbox;

use KundenMeister\DataProtection\Clock;

final class OutboxStore {

	private const LEASE_SECONDS = 120;

	/** Idempotency keys live 30 days at the bridge: a later try could store twice. */
	private const EXPIRY_SECONDS = 2592000;

	/** What was refused or has expired is shown to the admin this long, then deleted: 60 days after it came. */
	private const KEEP_SECONDS = 5184000;

	public function __construct( private readonly Clock $clock ) {}

	/**
	 * Adds a submission, claimed for this process.
	 *
	 * @return OutboxRow|null Null when a row has this key already.
	 * @throws NotKept When the database did not take it.
	 */
	public function add( string $idempotency_key, string $payload ): ?OutboxRow {
		global $wpdb;
		$now   = $this->clock->now();
		$lease = $now + self::LEASE_SECONDS;
		$added = $wpdb->query(
			$wpdb->prepare(
				'INSERT IGNORE INTO %i (created_at, next_attempt_at, lease_until, idempotency_key, payload) VALUES (%d, %d, %d, %s, %s)',
				OutboxTable::name(),
				$now,
				$now,
				$lease,
				$idempotency_key,
				$payload
			)
		);
		if ( ! is_int( $added ) ) {
			throw new NotKept();
		}
		return 1 === $added ? new OutboxRow( (int) $wpdb->insert_id, $now, 0, $lease, $idempotency_key, $payload ) : null;
	}

	/**
	 * How often the row of a key was tried and given back.
	 *
	 * @return int|null Null when there is none (any more).
	 */
	public function tries( string $idempotency_key ): ?int {
		global $wpdb;
		$tries = $wpdb->get_var( $wpdb->prepare( 'SELECT attempts FROM %i WHERE idempotency_key = %s', OutboxTable::name(), $idempotency_key ) );
		return is_numeric( $tries ) ? (int) $tries : null;
	}

	/**
	 * Ids of rows that may be tried now, the longest due first.
	 *
	 * @return list<int>
	 */
	public function due( int $limit ): array {
		global $wpdb;
		$now = $this->clock->now();
		$ids = $wpdb->get_col(
			$wpdb->prepare(
				"SELECT id FROM %i WHERE state = 'waiting' AND next_attempt_at <= %d AND lease_until <= %d ORDER BY next_attempt_at, id LIMIT %d",
				OutboxTable::name(),
				$now,
				$now,
				$limit
			)
		);
		return array_values( array_map( 'intval', $ids ) );
	}

	/**
	 * Claims a row for two minutes: one UPDATE decides, so that of several workers one gets it.
	 *
	 * @return OutboxRow|null Null when another has it, or it is gone.
	 */
	public function claim( int $id ): ?OutboxRow {
		return $this->lease( $id, 'waiting' );
	}

	/**
	 * Claims a row in whatever state for two minutes, so that nobody sends it meanwhile.
	 *
	 * @return OutboxRow|null Null when it is being sent, or gone.
	 */
	public function hold( int $id ): ?OutboxRow {
		return $this->lease( $id, '%' );
	}

	/**
	 * Gives back a row that was held, as it was.
	 */
	public function release( OutboxRow $row ): void {
		global $wpdb;
		$wpdb->update(
			OutboxTable::name(),
			array( 'lease_until' => 0 ),
			array(
				'id'          => $row->id,
				'lease_until' => $row->lease_until,
			)
		);
	}

	/**
	 * Rows in whatever state, in the order they came; for reading only, none is claimed.
	 *
	 * @param int $after Id of the last row read; 0 at first.
	 * @param int $limit At most so many.
	 * @return list<OutboxRow>
	 */
	public function read( int $after, int $limit ): array {
		global $wpdb;
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT * FROM %i WHERE id > %d ORDER BY id LIMIT %d', OutboxTable::name(), $after, $limit ) );
		$read = array();
		foreach ( is_array( $rows ) ? $rows : array() as $row ) {
			if ( $row instanceof \stdClass ) {
				$read[] = self::row( $row, (int) $row->lease_until );
			}
		}
		return $read;
	}

	/**
	 * Removes a row that was delivered, refused to the visitor's face, or is to be erased; this process has claimed it.
	 */
	public function remove( OutboxRow $row ): void {
		global $wpdb;
		$wpdb->delete( OutboxTable::name(), array( 'id' => $row->id ), array( '%d' ) );
	}

	/**
	 * Gives a row back, to be tried again.
	 *
	 * @param OutboxRow $row   Claimed by this process.
	 * @param int       $delay Seconds.
	 * @param string    $code  Why.
	 */
	public function postpone( OutboxRow $row, int $delay, string $code ): void {
		$expired = $row->created_at + self::EXPIRY_SECONDS <= $this->clock->now() + $delay;
		$this->give_back( $row, $expired ? 'expired' : 'waiting', $this->clock->now() + $delay, $code );
	}

	/**
	 * Sets a row aside for the admin.
	 */
	public function refuse( OutboxRow $row, string $code ): void {
		$this->give_back( $row, 'refused', $this->clock->now(), $code );
	}

	/**
	 * Makes all rows due at once, also those refused: what the admin mended may be accepted now.
	 */
	public function make_all_due(): void {
		global $wpdb;
		$now = $this->clock->now();
		$wpdb->query(
			$wpdb->prepare(
				"UPDATE %i SET state = 'waiting', next_attempt_at = %d WHERE state IN ('waiting', 'refused') AND created_at > %d",
				OutboxTable::name(),
				$now,
				$now - self::EXPIRY_SECONDS
			)
		);
	}

	/**
	 * Deletes what was set aside long ago.
	 */
	public function purge(): void {
		global $wpdb;
		$limit = $this->clock->now() - self::KEEP_SECONDS;
		$wpdb->query( $wpdb->prepare( "DELETE FROM %i WHERE state <> 'waiting' AND created_at <= %d", OutboxTable::name(), $limit ) );
	}

	/**
	 * @return array{waiting:int,refused:int,oldestAt:string|null,lastCode:string|null} Expired rows count as refused.
	 */
	public function summary(): array {
		global $wpdb;
		$table   = OutboxTable::name();
		$waiting = (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM %i WHERE state = 'waiting'", $table ) );
		$aside   = (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM %i WHERE state <> 'waiting'", $table ) );
		$oldest  = $wpdb->get_var( $wpdb->prepare( 'SELECT MIN(created_at) FROM %i', $table ) );
		$code    = $wpdb->get_var( $wpdb->prepare( "SELECT last_code FROM %i WHERE last_code <> '' ORDER BY next_attempt_at DESC, id DESC LIMIT 1", $table ) );
		return array(
			'waiting'  => $waiting,
			'refused'  => $aside,
			'oldestAt' => is_numeric( $oldest ) ? gmdate( 'Y-m-d\TH:i:s\Z', (int) $oldest ) : null,
			'lastCode' => is_string( $code ) ? $code : null,
		);
	}

	private function lease( int $id, string $state ): ?OutboxRow {
		global $wpdb;
		$now   = $this->clock->now();
		$lease = $now + self::LEASE_SECONDS;
		$taken = $wpdb->query(
			$wpdb->prepare(
				'UPDATE %i SET lease_until = %d WHERE id = %d AND state LIKE %s AND lease_until <= %d',
				OutboxTable::name(),
				$lease,
				$id,
				$state,
				$now
			)
		);
		if ( 1 !== $taken ) {
			return null;
		}
		$row = $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM %i WHERE id = %d', OutboxTable::name(), $id ) );
		return $row instanceof \stdClass ? self::row( $row, $lease ) : null;
	}

	private static function row( \stdClass $row, int $lease_until ): OutboxRow {
		return new OutboxRow( (int) $row->id, (int) $row->created_at, (int) $row->attempts, $lease_until, (string) $row->idempotency_key, (string) $row->payload );
	}

	private function give_back( OutboxRow $row, string $state, int $next_attempt_at, string $code ): void {
		global $wpdb;
		$wpdb->update(
			OutboxTable::name(),
			array(
				'state'           => $state,
				'next_attempt_at' => $next_attempt_at,
				'attempts'        => $row->attempts + 1,
				'lease_until'     => 0,
				'last_code'       => substr( $code, 0, 64 ),
			),
			array(
				'id'          => $row->id,
				'lease_until' => $row->lease_until,
			)
		);
	}
}
