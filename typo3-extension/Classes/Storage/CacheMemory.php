<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Storage;

use TYPO3\CMS\Core\Cache\Frontend\FrontendInterface;

final readonly class CacheMemory implements Memory
{
    public const CACHE = 'kundenmeister';

    public function __construct(private FrontendInterface $cache) {}

    public function get(string $name): mixed
    {
        $value = $this->cache->get($name);
        return $value === false ? null : $value;
    }

    public function set(string $name, int $value, int $seconds): void
    {
        $this->cache->set($name, $value, [], $seconds);
    }
}
