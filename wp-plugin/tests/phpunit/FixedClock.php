<?php
/**
 * A clock that stands still until a test moves it.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests;

use KundenMeister\DataProtection\Clock;

final class FixedClock implements Clock {

	public function __construct( public int $seconds = 1800000000 ) {}

	public function now(): int {
		return $this->seconds;
	}
}
