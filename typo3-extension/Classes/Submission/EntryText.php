<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

/**
 * Entries as the bridge takes them: text.
 */
final class EntryText
{
    /**
     * @param mixed $value As EXT:form keeps it: text, a number, a list of texts, or a date.
     * @return string Tidied text; '' for what holds no entry, such as a file.
     */
    public static function of(mixed $value, bool $isMultiline): string
    {
        $text = match (true) {
            is_string($value) => $value,
            is_int($value), is_float($value) => (string) $value,
            $value === true => '1',
            is_array($value) => implode(', ', array_filter(array_map(static fn(mixed $one): string => self::of($one, false), $value), static fn(string $one): bool => $one !== '')),
            $value instanceof \DateTimeInterface => $value->format('Y-m-d'),
            default => '',
        };
        return self::tidy(mb_scrub($text, 'UTF-8'), $isMultiline);
    }

    /**
     * One line stays one line; control characters go.
     */
    private static function tidy(string $text, bool $isMultiline): string
    {
        $text = str_replace(["\r\n", "\r"], "\n", $text);
        $text = $isMultiline ? $text : (string) preg_replace('/[\n\t\x{0B}\x{0C}\x{85}\x{2028}\x{2029}]/u', ' ', $text);
        return trim((string) preg_replace('/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/', '', $text));
    }
}
