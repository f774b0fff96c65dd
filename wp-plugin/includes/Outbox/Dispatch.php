<?php
/**
 * Keeps a submission, then sends it.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Outbox;

use KundenMeister\DataProtection\Cron;
use KundenMeister\DataProtection\Form\FormDefinition;
use KundenMeister\DataProtection\Submission\FieldError;
use KundenMeister\DataProtection\Submission\Refusal;

final class Dispatch {

	private const VISITOR_TIMEOUT_SECONDS = 3;
	private const WORKER_TIMEOUT_SECONDS  = 10;

	/** A little longer than the first of two can take. */
	private const TWIN_WAIT_SECONDS = 4;
	private const TWIN_LOOK_SECONDS = 0.1;

	public function __construct(
		private readonly OutboxStore $store,
		private readonly Delivery $delivery,
		private readonly Envelope $envelope
	) {}

	/**
	 * Keeps a checked submission encrypted, and tries once while the visitor waits, at most 3 seconds. One that waits here
	 * under the same key is not kept again.
	 *
	 * @param string              $key  Idempotency-Key: the same for the same submission.
	 * @param array<string,mixed> $body Body of POST /v1/submissions.
	 * @param FormDefinition      $form The form, for messages at its fields.
	 * @return list<FieldError> Why the bridge refuses it (nothing is kept then); empty when it is stored or will be sent later.
	 */
	public function submit( string $key, array $body, FormDefinition $form ): array {
		ignore_user_abort( true );
		try {
			$row = $this->keep( $key, $body );
		} catch ( NotKept ) {
			return array( new FieldError( '', 'not-kept' ) );
		}
		if ( null === $row ) {
			return array();
		}
		$attempt = $this->send( $row, self::VISITOR_TIMEOUT_SECONDS );
		if ( Verdict::Waits === $attempt->verdict ) {
			$this->postpone( $row, $attempt );
			Cron::wake();
			return array();
		}
		$this->store->remove( $row );
		return Verdict::Refused === $attempt->verdict ? Refusal::errors( $attempt, $body, $form ) : array();
	}

	/**
	 * Keeps it, unless the same submission waits already. While that one is being sent for the first time nobody knows
	 * whether it will be refused, so this one waits; when it is gone the bridge says what became of it.
	 *
	 * @param string              $key  Idempotency-Key.
	 * @param array<string,mixed> $body Body of POST /v1/submissions.
	 * @return OutboxRow|null Null when it waits already.
	 * @throws NotKept When it could not be kept.
	 */
	private function keep( string $key, array $body ): ?OutboxRow {
		$json = wp_json_encode( $body, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		if ( false === $json ) {
			throw new NotKept();
		}
		$sealed = $this->envelope->seal( $key, $json );
		for ( $waited = 0.0; $waited < self::TWIN_WAIT_SECONDS; $waited += self::TWIN_LOOK_SECONDS ) {
			$row = $this->store->add( $key, $sealed );
			if ( null !== $row || $this->store->tries( $key ) > 0 ) {
				return $row;
			}
			usleep( (int) ( 1000000 * self::TWIN_LOOK_SECONDS ) );
		}
		return null;
	}

	/**
	 * Sends what waits and is due.
	 *
	 * @param int $limit At most so many rows.
	 */
	public function run( int $limit ): void {
		$this->store->purge();
		foreach ( $this->store->due( $limit ) as $id ) {
			$row = $this->store->claim( $id );
			if ( null !== $row && $this->retry( $row )->concerns_all() ) {
				return;
			}
		}
	}

	private function retry( OutboxRow $row ): Attempt {
		$attempt = $this->send( $row, self::WORKER_TIMEOUT_SECONDS );
		match ( $attempt->verdict ) {
			Verdict::Delivered => $this->store->remove( $row ),
			Verdict::Refused   => $this->set_aside( $row, $attempt->code ),
			Verdict::Waits     => $this->postpone( $row, $attempt ),
		};
		return $attempt;
	}

	/**
	 * Shows the admin what was refused; of an erased person nothing is kept.
	 */
	private function set_aside( OutboxRow $row, string $code ): void {
		if ( Verdict::PERSON_ERASED === $code ) {
			$this->store->remove( $row );
		} else {
			$this->store->refuse( $row, $code );
		}
	}

	private function send( OutboxRow $row, int $timeout ): Attempt {
		$body = $this->envelope->open( $row );
		return null === $body
			? new Attempt( Verdict::Refused, 'unreadable' )
			: $this->delivery->attempt( $row->idempotency_key, $body, $timeout );
	}

	private function postpone( OutboxRow $row, Attempt $attempt ): void {
		$delay = Backoff::seconds( $row->attempts + 1, random_int( 0, 1000 ) / 1000 );
		$this->store->postpone( $row, max( $delay, $attempt->retry_after() ), $attempt->code );
	}
}
