<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Bridge;

final class BridgeUnavailable extends \RuntimeException
{
    public const NOT_CONNECTED = 'not-connected';
    public const AWAY = 'bridge-unavailable';

    /**
     * @param self::NOT_CONNECTED|self::AWAY $reason Stable code.
     * @param string                         $detail Technical cause without personal data: 'network', 'not-json', 'http-502'.
     */
    private function __construct(public readonly string $reason, public readonly string $detail, int $code)
    {
        parent::__construct($reason . ': ' . $detail, $code);
    }

    /**
     * No address or key is entered, or the key cannot be read.
     */
    public static function notConnected(): self
    {
        return new self(self::NOT_CONNECTED, 'no-connection', 1795600003);
    }

    /**
     * No answer, or one that is not the bridge's.
     *
     * @param string $detail Technical cause without personal data.
     */
    public static function away(string $detail): self
    {
        return new self(self::AWAY, $detail, 1795600004);
    }
}
