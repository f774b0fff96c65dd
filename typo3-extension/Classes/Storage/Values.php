<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Storage;

/**
 * Small values of this installation that survive a flush of the caches.
 */
interface Values
{
    /**
     * @return mixed What was set; null when nothing was.
     */
    public function get(string $name): mixed;

    public function set(string $name, mixed $value): void;

    public function remove(string $name): void;
}
