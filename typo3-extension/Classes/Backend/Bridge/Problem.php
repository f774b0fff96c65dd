<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Bridge;

/**
 * Why the bridge did not do what was asked, in words for people (RFC 9457).
 */
final readonly class Problem
{
    /**
     * @param string              $code    Stable code.
     * @param string              $message One sentence.
     * @param int                 $status  HTTP status; 503 when no answer came.
     * @param array<string,string> $fields  Messages by JSON pointer into the body, such as `/company/email`.
     */
    public function __construct(public string $code, public string $message, public int $status, public array $fields = []) {}

    /**
     * @param array<array-key,mixed> $problem  JSON of the answer.
     * @param string                 $fallback Sentence when the answer has none.
     */
    public static function fromAnswer(string $code, int $status, array $problem, string $fallback): self
    {
        $words = array_filter(
            [$problem['detail'] ?? null, $problem['title'] ?? null],
            static fn(mixed $text): bool => is_string($text) && $text !== '',
        );
        $message = reset($words);
        return new self($code, is_string($message) ? $message : $fallback, $status, self::fields($problem['errors'] ?? null));
    }

    /**
     * Messages for fields of a form: at each the one at its member of the body, or below it where nothing else shows that.
     *
     * @param list<string> $pointers Members that have a field, such as `/company/email`.
     * @return array<string,string> By pointer with `_` for `/` and no leading one: `company_email`. Empty where all is well.
     */
    public function atFields(array $pointers): array
    {
        $messages = [];
        foreach ($this->fields as $place => $message) {
            $fitting = array_filter($pointers, static fn(string $pointer): bool => $place === $pointer || str_starts_with($place, $pointer . '/'));
            usort($fitting, static fn(string $one, string $other): int => strlen($other) <=> strlen($one));
            if ($fitting !== []) {
                $messages[str_replace('/', '_', ltrim($fitting[0], '/'))] ??= $message;
            }
        }
        return $messages;
    }

    /**
     * Messages that no field of the form can show.
     *
     * @param list<string> $pointers Members, with all below them, that have a field.
     * @return list<string>
     */
    public function besides(array $pointers): array
    {
        $left = [];
        foreach ($this->fields as $place => $message) {
            $shown = array_filter($pointers, static fn(string $pointer): bool => $place === $pointer || str_starts_with($place, $pointer . '/'));
            if ($shown === []) {
                $left[] = $message;
            }
        }
        return array_values(array_unique($left));
    }

    /**
     * @return array<string,string>
     */
    private static function fields(mixed $errors): array
    {
        $fields = [];
        foreach (is_array($errors) ? $errors : [] as $error) {
            if (is_array($error) && is_string($error['pointer'] ?? null) && is_string($error['message'] ?? null)) {
                $fields[$error['pointer']] ??= $error['message'];
            }
        }
        return $fields;
    }
}
