<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Access;

/**
 * The days for which backups are kept, a square each.
 *
 * @phpstan-type Square array{date:string,state:'tested'|'made'|'awaited'|'missing'|'failed'|'before',sign:string,bytes:int,verifiedAt:string}
 */
final class BackupSquares
{
    private const KEPT_DAYS = 42;
    private const BUSINESS_ZONE = 'Europe/Vienna';

    /** So that no one depends on a colour. */
    private const SIGNS = ['tested' => '✓✓', 'made' => '✓', 'awaited' => '…', 'missing' => '–', 'failed' => '!', 'before' => '·'];

    /**
     * The last 42 days, oldest first, up to the newest that the bridge names; none when it names none. `tested`: restored for
     * trial and whole; `awaited`: today's, not made yet; `before`: there was no backup yet.
     *
     * @param list<array<array-key,mixed>> $days Of `GET /v1/backups`, newest first.
     * @param int                          $now  Seconds since 1970.
     * @return list<Square>
     */
    public static function of(array $days, int $now): array
    {
        $known = array_column($days, null, 'date');
        $newest = \DateTimeImmutable::createFromFormat('!Y-m-d', (string) array_key_first($known));
        if ($newest === false) {
            return [];
        }
        $today = (new \DateTimeImmutable('@' . $now))->setTimezone(new \DateTimeZone(self::BUSINESS_ZONE))->format('Y-m-d');
        $squares = [];
        for ($ago = self::KEPT_DAYS - 1; $ago >= 0; $ago--) {
            $date = $newest->modify("-$ago days")->format('Y-m-d');
            $day = $known[$date] ?? [];
            $state = self::state($day, $date === $today);
            $squares[] = [
                'date' => $date,
                'state' => $state,
                'sign' => self::SIGNS[$state],
                'bytes' => is_int($day['bytes'] ?? null) ? $day['bytes'] : 0,
                'verifiedAt' => is_string($day['verifiedAt'] ?? null) ? $day['verifiedAt'] : '',
            ];
        }
        return $squares;
    }

    /**
     * Days from which what was lost can be fetched, newest first.
     *
     * @param list<Square> $squares
     * @return list<string>
     */
    public static function recoverable(array $squares): array
    {
        $made = array_filter($squares, static fn(array $square): bool => in_array($square['state'], ['tested', 'made'], true));
        return array_reverse(array_column($made, 'date'));
    }

    /**
     * The signs that occur, by state, in the order in which they occur from today back.
     *
     * @param list<Square> $squares
     * @return array<string,string>
     */
    public static function legend(array $squares): array
    {
        return array_column(array_reverse($squares), 'sign', 'state');
    }

    /**
     * @param array<array-key,mixed> $day Empty before the first backup.
     * @return 'tested'|'made'|'awaited'|'missing'|'failed'|'before'
     */
    private static function state(array $day, bool $isToday): string
    {
        return match ($day['state'] ?? '') {
            'ok' => is_string($day['verifiedAt'] ?? null) ? 'tested' : 'made',
            'missing' => $isToday ? 'awaited' : 'missing',
            'failed' => 'failed',
            default => 'before',
        };
    }
}
