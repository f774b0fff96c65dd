<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Directory;

/**
 * What may be said in a row of the directory; the bridge checks the values.
 */
final class Cells
{
    private const COLUMNS = [
        'name',
        'purpose',
        'legalBasis',
        'dataSubjects',
        'dataCategories',
        'recipients',
        'thirdCountry',
        'thirdCountries',
        'safeguards',
        'storagePeriod',
        'impactAssessment',
    ];

    /**
     * @param mixed $cells Of a request, by column.
     * @return array<string,mixed> Only columns of the directory.
     */
    public static function of(mixed $cells): array
    {
        return is_array($cells) ? array_intersect_key($cells, array_flip(self::COLUMNS)) : [];
    }

    /**
     * @param array<string,mixed>           $cells   That one person saved.
     * @param list<array<array-key,mixed>>  $changes Of their row, the newest first.
     * @return string Who changed one of these cells last; '' when nobody is named.
     */
    public static function lastActor(array $cells, array $changes): string
    {
        foreach ($changes as $change) {
            $column = $change['column'] ?? null;
            if (is_string($column) && array_key_exists($column, $cells)) {
                return is_string($change['actor'] ?? null) ? $change['actor'] : '';
            }
        }
        return '';
    }
}
