<?php
/**
 * When entries that name no click first came.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

use KundenMeister\DataProtection\Clock;

/**
 * Remembers for five minutes, by a hash that tells nothing about the entries, so that the window starts with the first click
 * and no second one can fall into the next.
 */
final class FirstSeen {

	private const PREFIX = 'kmdp_seen_';

	/**
	 * @param string $secret The site's.
	 * @param Clock  $clock  The time.
	 */
	public function __construct( private readonly string $secret, private readonly Clock $clock ) {}

	/**
	 * Seconds since 1970 at which the same submission first came, within the window; now when this is the first, or names its click.
	 */
	public function at( SubmissionInput $input ): int {
		$now = $this->clock->now();
		if ( AttemptKey::names_click( $input ) ) {
			return $now;
		}
		$name  = self::PREFIX . AttemptKey::of_content( $this->secret, $input );
		$first = get_transient( $name );
		if ( is_numeric( $first ) && (int) $first <= $now && $now - (int) $first < AttemptKey::WINDOW_SECONDS ) {
			return (int) $first;
		}
		set_transient( $name, $now, AttemptKey::WINDOW_SECONDS );
		return $now;
	}
}
