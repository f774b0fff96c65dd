<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Storage;

use Doctrine\DBAL\Exception\UniqueConstraintViolationException;
use TYPO3\CMS\Core\Registry;

/**
 * A name such as `notice/contact/de` lies in a namespace of its own, as the registry reads whole namespaces at once.
 */
final readonly class RegistryValues implements Values
{
    private const NAMESPACE = 'tx_kundenmeisterdataprotection';

    public function __construct(private Registry $registry) {}

    public function get(string $name): mixed
    {
        return $this->registry->get(self::namespace($name), basename($name));
    }

    public function set(string $name, mixed $value): void
    {
        try {
            $this->registry->set(self::namespace($name), basename($name), $value);
        } catch (UniqueConstraintViolationException) {
            // Another request has set it at the same moment for the first time; either is as good.
        }
    }

    public function remove(string $name): void
    {
        $this->registry->remove(self::namespace($name), basename($name));
    }

    private static function namespace(string $name): string
    {
        $folder = dirname($name);
        return $folder === '.' ? self::NAMESPACE : self::NAMESPACE . '/' . $folder;
    }
}
