<?php
/**
 * The time, so that rules can be tested at any instant.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection;

interface Clock {

	/**
	 * Seconds since 1970-01-01 UTC.
	 */
	public function now(): int;
}
