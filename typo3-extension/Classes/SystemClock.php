<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection;

final readonly class SystemClock implements Clock
{
    public function now(): int
    {
        return time();
    }
}
