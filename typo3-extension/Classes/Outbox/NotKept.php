<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Outbox;

final class NotKept extends \RuntimeException
{
    public static function by(?\Throwable $cause = null): self
    {
        return new self('The submission could not be kept.', 1795600008, $cause);
    }
}
