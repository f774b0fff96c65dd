<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Storage;

/**
 * What may be forgotten at any time, and is after a while.
 */
interface Memory
{
    /**
     * @return mixed What was set and is not forgotten; null otherwise.
     */
    public function get(string $name): mixed;

    /**
     * @param int $seconds How long to remember.
     */
    public function set(string $name, int $value, int $seconds): void;
}
