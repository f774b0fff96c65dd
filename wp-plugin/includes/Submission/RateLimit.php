<?php
/**
 * Keeps one network from flooding the forms.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

use KundenMeister\DataProtection\Clock;

/**
 * Counts per truncated address (IPv4 /24, IPv6 /48), kept only as a keyed hash and only as long as it counts.
 */
final class RateLimit {

	public const PREFIX = 'kmdp_rate_';

	/** Window in seconds → submissions allowed in it. */
	private const LIMITS = array(
		60   => 10,
		3600 => 60,
	);

	public function __construct( private readonly string $secret, private readonly Clock $clock ) {}

	/**
	 * Counts one submission.
	 *
	 * @param string $address IP address; '' counts all those unknown together.
	 * @return bool Whether it is allowed.
	 */
	public function allows( string $address ): bool {
		$who     = substr( hash_hmac( 'sha256', TruncatedAddress::of( $address ), $this->secret ), 0, 20 );
		$allowed = true;
		foreach ( $this->limits() as $seconds => $most ) {
			$key   = self::PREFIX . $who . '_' . $seconds . '_' . intdiv( $this->clock->now(), $seconds );
			$count = get_transient( $key );
			$count = is_numeric( $count ) ? (int) $count : 0;
			if ( $count >= $most ) {
				$allowed = false;
			} else {
				set_transient( $key, $count + 1, $seconds );
			}
		}
		return $allowed;
	}

	/**
	 * @return array<int,int>
	 */
	private function limits(): array {
		/**
		 * Filters how many submissions one network may send.
		 *
		 * @param array<int,int> $limits Window in seconds → submissions allowed in it; empty for no limit.
		 */
		$limits = apply_filters( 'kmdp_rate_limits', self::LIMITS );
		$valid  = array();
		foreach ( is_array( $limits ) ? $limits : self::LIMITS as $seconds => $most ) {
			if ( is_int( $seconds ) && $seconds > 0 && is_int( $most ) ) {
				$valid[ $seconds ] = $most;
			}
		}
		return $valid;
	}
}
