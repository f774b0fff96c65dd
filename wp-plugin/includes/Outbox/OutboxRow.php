<?php
/**
 * A submission that this process alone may send.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Outbox;

final class OutboxRow {

	/**
	 * @param int    $id              Row.
	 * @param int    $created_at      Seconds since 1970.
	 * @param int    $attempts        Tries so far.
	 * @param int    $lease_until     End of this process's claim, seconds since 1970.
	 * @param string $idempotency_key UUID, the same for each try.
	 * @param string $payload         Sealed body.
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $created_at,
		public readonly int $attempts,
		public readonly int $lease_until,
		public readonly string $idempotency_key,
		public readonly string $payload
	) {}
}
