<?php
/**
 * Sends one row to the bridge.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Outbox;

use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\BridgeRequest;
use KundenMeister\DataProtection\Bridge\BridgeUnavailable;

final class Delivery {

	/** Since when the bridge refuses the key, seconds since 1970. */
	public const KEY_REFUSED_OPTION = 'kmdp_key_refused';

	public function __construct( private readonly BridgeClient $bridge ) {}

	/**
	 * Tries once. Each try of a row carries the same Idempotency-Key, so that it is stored once however often it is sent.
	 *
	 * @param string $idempotency_key The row's.
	 * @param mixed  $body            The opened payload.
	 * @param int    $timeout         Seconds.
	 */
	public function attempt( string $idempotency_key, mixed $body, int $timeout ): Attempt {
		$locale = $body instanceof \stdClass ? ( $body->locale ?? '' ) : '';
		try {
			$answer = $this->bridge->send(
				new BridgeRequest(
					'POST',
					'/v1/submissions',
					body: $body,
					headers: array( 'Idempotency-Key' => $idempotency_key ),
					timeout: $timeout,
					language: 'de' === $locale ? 'de' : 'en'
				)
			);
		} catch ( BridgeUnavailable $unavailable ) {
			return new Attempt( Verdict::Waits, $unavailable->detail );
		}
		$this->remember_key( in_array( $answer->status, array( 401, 403 ), true ) );
		$code = $answer->problem_code();
		return new Attempt( Verdict::of( $answer ), '' !== $code ? $code : "http-{$answer->status}", $answer );
	}

	private function remember_key( bool $refused ): void {
		$known = false !== get_option( self::KEY_REFUSED_OPTION );
		if ( $refused && ! $known ) {
			update_option( self::KEY_REFUSED_OPTION, time(), false );
		} elseif ( ! $refused && $known ) {
			delete_option( self::KEY_REFUSED_OPTION );
		}
	}
}
