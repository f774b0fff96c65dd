<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Texts;

/**
 * Someone else saved the same text first: what they changed beside one's own change.
 */
final readonly class Conflict
{
    /**
     * @param string                                               $by    Who published the present version; '' when nobody is named.
     * @param list<array{field:string,theirs:string}>              $taken Changed by the other person only.
     * @param list<array{field:string,mine:string,theirs:string}> $open  Changed by both.
     */
    private function __construct(public string $by, public array $taken, public array $open) {}

    public static function of(Clash $clash, TextDraft $mine, TextDraft $theirs, string $by): self
    {
        $value = static fn(TextDraft $draft, string $field): string => $field === 'forms' ? implode(', ', $draft->forms) : $draft->values[$field];
        return new self(
            $by,
            array_map(static fn(string $field): array => ['field' => $field, 'theirs' => $value($theirs, $field)], $clash->taken),
            array_map(
                static fn(string $field): array => ['field' => $field, 'mine' => $value($mine, $field), 'theirs' => $value($theirs, $field)],
                $clash->open,
            ),
        );
    }
}
