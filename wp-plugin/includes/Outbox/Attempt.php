<?php
/**
 * The result of one try.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Outbox;

use KundenMeister\DataProtection\Bridge\BridgeAnswer;

final class Attempt {

	/**
	 * @param Verdict           $verdict What became of it.
	 * @param string            $code    Stable code for the admin: a problem's code, 'http-503', 'network' …
	 * @param BridgeAnswer|null $answer  The bridge's words, when there are any.
	 */
	public function __construct(
		public readonly Verdict $verdict,
		public readonly string $code,
		public readonly ?BridgeAnswer $answer = null
	) {}

	/**
	 * Whether other rows would meet the same fate now: away, overloaded, or the key is refused.
	 */
	public function concerns_all(): bool {
		return Verdict::Waits === $this->verdict
			&& ( null === $this->answer || in_array( $this->answer->status, array( 401, 403, 429, 503 ), true ) );
	}

	/**
	 * Seconds the bridge asked to wait; 0 when it did not.
	 */
	public function retry_after(): int {
		$value = $this->answer->headers['retry-after'] ?? '';
		return ctype_digit( $value ) ? min( (int) $value, Backoff::LONGEST_SECONDS ) : 0;
	}
}
