<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Outbox;

final class Backoff
{
    public const SHORTEST_SECONDS = 60;
    public const LONGEST_SECONDS = 21600;

    /**
     * Doubles from one minute to six hours; spread by a quarter either way, so that many sites do not return at once.
     *
     * @param int   $attempts Tries so far, at least 1.
     * @param float $random   From 0 to 1.
     * @return int Seconds.
     */
    public static function seconds(int $attempts, float $random): int
    {
        $doublings = min(20, max(0, $attempts - 1));
        $base = min(self::LONGEST_SECONDS, self::SHORTEST_SECONDS * 2 ** $doublings);
        $spread = (int) round($base * (0.75 + 0.5 * $random));
        return max(self::SHORTEST_SECONDS, min(self::LONGEST_SECONDS, $spread));
    }
}
