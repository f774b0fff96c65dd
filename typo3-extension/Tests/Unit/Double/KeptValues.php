<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Double;

use Koerbler\KundenmeisterDataProtection\Storage\Memory;
use Koerbler\KundenmeisterDataProtection\Storage\Values;

final class KeptValues
{
    /** @var array<string,mixed> */
    public array $kept = [];

    public function values(): Values
    {
        return new class ($this) implements Values {
            public function __construct(private readonly KeptValues $store) {}

            public function get(string $name): mixed
            {
                return $this->store->kept[$name] ?? null;
            }

            public function set(string $name, mixed $value): void
            {
                $this->store->kept[$name] = $value;
            }

            public function remove(string $name): void
            {
                unset($this->store->kept[$name]);
            }
        };
    }

    public function memory(): Memory
    {
        return new class ($this) implements Memory {
            public function __construct(private readonly KeptValues $store) {}

            public function get(string $name): mixed
            {
                return $this->store->kept[$name] ?? null;
            }

            public function set(string $name, int $value, int $seconds): void
            {
                $this->store->kept[$name] = $value;
            }
        };
    }
}
