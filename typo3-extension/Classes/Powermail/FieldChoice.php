<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Powermail;

/**
 * What an editor chose at a consent field.
 */
final readonly class FieldChoice
{
    /**
     * @param list<string> $profiles Profile ids.
     * @param string       $kind     What the form is for: newsletter, contact or other.
     */
    public function __construct(public array $profiles, public string $kind) {}
}
