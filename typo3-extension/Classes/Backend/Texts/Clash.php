<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Texts;

/**
 * How two people's changes of the same consent text go together.
 */
final readonly class Clash
{
    /**
     * @param list<string> $taken Changed by the other person only: taken over.
     * @param list<string> $open  Changed by both, and differently: to be chosen.
     */
    private function __construct(public array $taken, public array $open) {}

    /**
     * Compares both changes with what both people started from.
     */
    public static function between(TextDraft $base, TextDraft $mine, TextDraft $theirs): self
    {
        $byMe = $mine->differingFrom($base);
        $byThem = $theirs->differingFrom($base);
        return new self(
            array_values(array_diff($byThem, $byMe)),
            array_values(array_intersect($byThem, $byMe, $mine->differingFrom($theirs))),
        );
    }
}
