<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

/**
 * The same click on "Send" gets the same key, however often it reaches the site. The page cannot name the click (a cached
 * page would give all its visitors the same name), so that the same entries from the same page count as one submission for
 * five minutes from the first (FirstSeen).
 *
 * While the first is under way or waits, the outbox's UNIQUE key stops the second. Once it is delivered and gone, the
 * bridge stops it: it remembers keys for 30 days, and `idempotency-key-reused` then means "I have it already".
 */
final class AttemptKey
{
    /** How long the same entries are taken for the same click: a double click, an impatient reload. */
    public const WINDOW_SECONDS = 300;

    /**
     * Two first times that are a window apart have different keys.
     *
     * @param string $secret    The site's; so that keys tell nothing about the entries.
     * @param int    $firstSeen When it first came, in seconds since 1970; counts only when it names no click.
     * @return string A UUID (version 8, RFC 9562).
     */
    public static function of(#[\SensitiveParameter] string $secret, SubmissionInput $input, int $firstSeen): string
    {
        return self::uuid($secret, $input, self::namesClick($input) ? strtolower($input->attempt) : (string) intdiv($firstSeen, self::WINDOW_SECONDS));
    }

    /**
     * The same for the same entries from the same page, whenever they come.
     *
     * @return string A UUID.
     */
    public static function ofContent(#[\SensitiveParameter] string $secret, SubmissionInput $input): string
    {
        return self::uuid($secret, $input, '');
    }

    /**
     * Whether the page gave the click a name of its own.
     */
    public static function namesClick(SubmissionInput $input): bool
    {
        return preg_match('/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iD', $input->attempt) === 1;
    }

    private static function uuid(string $secret, SubmissionInput $input, string $click): string
    {
        $content = (string) json_encode([$click, $input->token, $input->fields, $input->consents], JSON_INVALID_UTF8_SUBSTITUTE);
        $bytes = substr(hash_hmac('sha256', "kmdp:attempt:$content", $secret, true), 0, 16);

        $bytes[6] = chr(ord($bytes[6]) & 0x0f | 0x80);
        $bytes[8] = chr(ord($bytes[8]) & 0x3f | 0x80);
        return (string) preg_replace('/^(.{8})(.{4})(.{4})(.{4})(.{12})$/', '$1-$2-$3-$4-$5', bin2hex($bytes));
    }
}
