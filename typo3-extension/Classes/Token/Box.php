<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Token;

final readonly class Box
{
    public function __construct(public string $profileId, public string $versionId, public bool $required) {}
}
