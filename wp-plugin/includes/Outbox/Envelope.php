<?php
/**
 * Seals a waiting submission under its key, so that no row can be read as another.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Outbox;

use KundenMeister\DataProtection\Security\SealedBox;

final class Envelope {

	public function __construct( private readonly SealedBox $box ) {}

	/**
	 * @param string $idempotency_key The row's.
	 * @param string $json            Body of POST /v1/submissions.
	 */
	public function seal( string $idempotency_key, string $json ): string {
		return $this->box->seal( $json, self::context( $idempotency_key ) );
	}

	/**
	 * @return mixed The body with objects as objects; null when the key has changed since, or the row was tampered with.
	 */
	public function open( OutboxRow $row ): mixed {
		$json = $this->box->open( $row->payload, self::context( $row->idempotency_key ) );
		return null === $json ? null : json_decode( $json );
	}

	private static function context( string $idempotency_key ): string {
		return "kmdp:submission:$idempotency_key";
	}
}
