<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Bridge;

/**
 * The consent texts that the company has at the bridge.
 */
final readonly class Profiles
{
    private const TIMEOUT_SECONDS = 5;

    public function __construct(private BridgeClient $bridge) {}

    /**
     * @return list<array{id:string,label:string}>|null Null when the bridge cannot be asked.
     */
    public function all(): ?array
    {
        try {
            $answer = $this->bridge->send(new BridgeRequest('GET', '/v1/consent-profiles', ['limit' => '200'], timeout: self::TIMEOUT_SECONDS));
        } catch (BridgeUnavailable) {
            return null;
        }
        $items = $answer->data()['items'] ?? null;
        if (!$answer->ok() || !is_array($items)) {
            return null;
        }
        $profiles = [];
        foreach ($items as $item) {
            if (is_array($item) && is_string($item['id'] ?? null) && is_string($item['description'] ?? null)) {
                $profiles[] = ['id' => $item['id'], 'label' => $item['description']];
            }
        }
        return $profiles;
    }
}
