<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Texts;

/**
 * A comparison of two texts, cut to what one needs to read.
 */
final class Difference
{
    /** Characters of unchanged text that are kept beside a change. */
    private const CONTEXT = 80;
    private const NOT_WORTH_CUTTING = 20;

    /**
     * Long stretches in which nothing changed are cut to the words beside the changes.
     *
     * @param array<array-key,mixed> $segments The bridge's `{kind, text}`, kind one of same, added, removed.
     * @return list<array{kind:string,text:string}> Kind may also be gap.
     */
    public static function condensed(array $segments): array
    {
        $segments = array_values(array_filter(array_map(self::segment(...), $segments)));
        $last = count($segments) - 1;
        $shown = [];
        foreach ($segments as $position => $segment) {
            if ($segment['kind'] !== 'same' || mb_strlen($segment['text']) <= 2 * self::CONTEXT + self::NOT_WORTH_CUTTING) {
                $shown[] = $segment;
                continue;
            }
            if ($position > 0) {
                $shown[] = ['kind' => 'same', 'text' => self::firstWords($segment['text'])];
            }
            $shown[] = ['kind' => 'gap', 'text' => ''];
            if ($position < $last) {
                $shown[] = ['kind' => 'same', 'text' => self::lastWords($segment['text'])];
            }
        }
        return $shown;
    }

    /**
     * @return array{kind:string,text:string}|null
     */
    private static function segment(mixed $segment): ?array
    {
        return is_array($segment) && is_string($segment['kind'] ?? null) && is_string($segment['text'] ?? null)
            ? ['kind' => $segment['kind'], 'text' => $segment['text']]
            : null;
    }

    private static function firstWords(string $text): string
    {
        $cut = mb_substr($text, 0, self::CONTEXT);
        $words = (string) preg_replace('/\S*$/u', '', $cut);
        return $words === '' ? $cut : $words;
    }

    private static function lastWords(string $text): string
    {
        $cut = mb_substr($text, -self::CONTEXT);
        $words = (string) preg_replace('/^\S*/u', '', $cut);
        return $words === '' ? $cut : $words;
    }
}
