<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Token;

final class InvalidToken extends \RuntimeException
{
    public const FORGED = 'token-invalid';
    public const EXPIRED = 'token-expired';

    /**
     * @param self::FORGED|self::EXPIRED $reason Stable code.
     */
    private function __construct(public readonly string $reason, int $code)
    {
        parent::__construct($reason, $code);
    }

    public static function forged(): self
    {
        return new self(self::FORGED, 1795600006);
    }

    public static function expired(): self
    {
        return new self(self::EXPIRED, 1795600007);
    }
}
