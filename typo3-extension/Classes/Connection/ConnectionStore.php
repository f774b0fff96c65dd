<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Connection;

use Koerbler\KundenmeisterDataProtection\Security\Secrets;
use Koerbler\KundenmeisterDataProtection\Storage\Values;

final readonly class ConnectionStore implements Connections
{
    private const NAME = 'connection';
    private const CONTEXT = 'kmdp:bridge-key';

    public function __construct(private SiteSettings $settings, private Values $values, private Secrets $secrets) {}

    /**
     * Site settings with their environment variable first, then what the backend module stored.
     */
    public function load(): ?Connection
    {
        return $this->fromSettings() ?? $this->stored();
    }

    /**
     * Address alone, for the backend module: known even when the key cannot be read.
     */
    public function url(): string
    {
        $fixed = $this->settings->address();
        return $fixed !== '' ? $fixed : $this->storedUrl();
    }

    /**
     * Keeps address and key, the key sealed.
     */
    public function save(string $url, #[\SensitiveParameter] string $key): void
    {
        $this->values->set(self::NAME, [
            'url' => BridgeAddress::normalise($url),
            'key' => $this->secrets->box()->seal($key, self::CONTEXT),
        ]);
    }

    /**
     * Forgets the stored address and key; site settings stay.
     */
    public function delete(): void
    {
        $this->values->remove(self::NAME);
    }

    /**
     * A key for an address in the site settings may also be stored by the backend module.
     */
    private function fromSettings(): ?Connection
    {
        $url = $this->settings->address();
        $key = $url === '' ? '' : $this->settings->key();
        return $key === '' ? null : new Connection($url, $key, 'settings');
    }

    private function stored(): ?Connection
    {
        $saved = $this->values->get(self::NAME);
        $url = $this->storedUrl();
        $fixed = $this->settings->address();
        if ($url === '' || ($fixed !== '' && $fixed !== $url) || !is_array($saved) || !is_string($saved['key'] ?? null)) {
            return null;
        }
        $key = $this->secrets->box()->open($saved['key'], self::CONTEXT);
        return $key === null ? null : new Connection($url, $key, 'stored');
    }

    private function storedUrl(): string
    {
        $saved = $this->values->get(self::NAME);
        return is_array($saved) && is_string($saved['url'] ?? null) ? $saved['url'] : '';
    }
}
