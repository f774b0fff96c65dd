<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

use Koerbler\KundenmeisterDataProtection\Token\Box;

/**
 * Consent is an active act (Art. 4(11) GDPR; CJEU C-673/17): only the box's own value counts. `on`, `1`, `no`, `0`, an
 * empty list or another version's value is no consent.
 */
final class TickCheck
{
    /**
     * @param list<Box>              $boxes The boxes that were shown.
     * @param array<array-key,mixed> $sent  What came with the form, by profile id.
     * @return array<string,bool> Ticked or not, by profile id, for each box shown.
     */
    public static function ticks(array $boxes, array $sent): array
    {
        $ticks = [];
        foreach ($boxes as $box) {
            $ticks[$box->profileId] = ($sent[$box->profileId] ?? null) === $box->versionId;
        }
        return $ticks;
    }

    /**
     * @param list<Box>              $boxes The boxes that were shown.
     * @param array<array-key,mixed> $sent  What came with the form, by profile id.
     * @return list<string> Profiles whose required box was not ticked.
     */
    public static function lacking(array $boxes, array $sent): array
    {
        $ticks = self::ticks($boxes, $sent);
        $lacking = array_filter($boxes, static fn(Box $box): bool => $box->required && !$ticks[$box->profileId]);
        return array_values(array_map(static fn(Box $box): string => $box->profileId, $lacking));
    }
}
