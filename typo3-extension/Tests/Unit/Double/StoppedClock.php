<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Double;

use Koerbler\KundenmeisterDataProtection\Clock;

/**
 * A clock that stands still until a test moves it.
 */
final class StoppedClock implements Clock
{
    public function __construct(public int $seconds = 1800000000) {}

    public function now(): int
    {
        return $this->seconds;
    }
}
