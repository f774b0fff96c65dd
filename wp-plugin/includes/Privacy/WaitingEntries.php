<?php
/**
 * What waits on this site about one person.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

use KundenMeister\DataProtection\Outbox\Envelope;
use KundenMeister\DataProtection\Outbox\OutboxRow;
use KundenMeister\DataProtection\Outbox\OutboxStore;

/**
 * The rows are sealed, so that all must be opened to find a person's; that takes milliseconds for thousands.
 */
final class WaitingEntries {

	private const ROWS_AT_ONCE = 200;

	public function __construct( private readonly OutboxStore $store, private readonly Envelope $envelope ) {}

	/**
	 * The person's entries, in the order they came.
	 *
	 * @return \Generator<WaitingEntry>
	 */
	public function of( string $email ): \Generator {
		$after = 0;
		do {
			$rows = $this->store->read( $after, self::ROWS_AT_ONCE );
			foreach ( $rows as $row ) {
				$after = $row->id;
				$entry = $this->entry( $row );
				if ( null !== $entry && PersonAddress::same( $entry->fields['email'] ?? '', $email ) ) {
					yield $entry;
				}
			}
			$is_last = count( $rows ) < self::ROWS_AT_ONCE;
		} while ( ! $is_last );
	}

	/**
	 * Holds an entry for two minutes, so that it is not sent meanwhile; then it is removed, or released.
	 *
	 * @return WaitingEntry|null Null when it is being sent at this moment, or gone.
	 */
	public function hold( WaitingEntry $entry ): ?WaitingEntry {
		$row = $this->store->hold( $entry->row->id );
		return null === $row ? null : $this->entry( $row );
	}

	/**
	 * Deletes an entry that is held.
	 */
	public function remove( WaitingEntry $held ): void {
		$this->store->remove( $held->row );
	}

	/**
	 * Lets an entry that is held wait on as before.
	 */
	public function release( WaitingEntry $held ): void {
		$this->store->release( $held->row );
	}

	private function entry( OutboxRow $row ): ?WaitingEntry {
		$body = $this->envelope->open( $row );
		if ( ! $body instanceof \stdClass ) {
			return null;
		}
		$body = (array) $body;
		$text = static fn( mixed $value ): string => is_string( $value ) ? $value : '';
		return new WaitingEntry(
			$row,
			$text( $body['formKey'] ?? '' ),
			$text( $body['submittedAt'] ?? '' ),
			$text( $body['pageUrl'] ?? '' ),
			array_filter( (array) ( $body['fields'] ?? array() ), 'is_string' ),
			array_filter( (array) ( $body['client'] ?? array() ), 'is_string' )
		);
	}
}
