<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Storage;

use TYPO3\CMS\Core\Registry;

final readonly class RegistryValues implements Values
{
    private const NAMESPACE = 'tx_kundenmeisterdataprotection';

    public function __construct(private Registry $registry) {}

    public function get(string $name): mixed
    {
        return $this->registry->get(self::NAMESPACE, $name);
    }

    public function set(string $name, mixed $value): void
    {
        $this->registry->set(self::NAMESPACE, $name, $value);
    }

    public function remove(string $name): void
    {
        $this->registry->remove(self::NAMESPACE, $name);
    }
}
