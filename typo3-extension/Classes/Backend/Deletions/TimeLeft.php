<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Deletions;

/**
 * A span until a deadline, or since it, as one says it: whole days from two on, then hours, then minutes; never less than one.
 */
final readonly class TimeLeft
{
    private const MINUTE = 60;
    private const HOUR = 3600;
    private const DAY = 86400;

    /**
     * @param string $label Of the module: `deletion.left.…` or `deletion.overdue.…`.
     * @param int    $count For its placeholder.
     */
    private function __construct(public string $label, public int $count) {}

    /**
     * @param int $dueAt Seconds since 1970, as is `now`.
     */
    public static function until(int $dueAt, int $now): self
    {
        $seconds = abs($dueAt - $now);
        [$unit, $size] = match (true) {
            $seconds >= 2 * self::DAY => ['days', self::DAY],
            $seconds >= self::HOUR => ['hours', self::HOUR],
            default => ['minutes', self::MINUTE],
        };
        $count = max(1, intdiv($seconds, $size));
        return new self(($dueAt >= $now ? 'deletion.left.' : 'deletion.overdue.') . $unit . ($count === 1 ? '.one' : '.other'), $count);
    }
}
