<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection;

interface Clock
{
    /**
     * Seconds since 1970-01-01 UTC.
     */
    public function now(): int;
}
