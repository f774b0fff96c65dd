<?php
/**
 * The machine's own time.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection;

final class SystemClock implements Clock {

	public function now(): int {
		return time();
	}
}
