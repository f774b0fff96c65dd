<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Deletions;

/**
 * Consents that were given with one form entry are one proof and go together.
 */
final class FormEntries
{
    /**
     * The form entries behind consents, in the same order; `key` names the consents of each.
     *
     * @param list<array<array-key,mixed>> $consents Of one person.
     * @return list<array{key:string,createdAt:string,consents:list<array<array-key,mixed>>}>
     */
    public static function of(array $consents): array
    {
        $entries = [];
        foreach ($consents as $consent) {
            $text = static fn(string $name): string => is_string($consent[$name] ?? null) ? $consent[$name] : '';
            $place = $text('createdAt') . ' ' . $text('formKey');
            $key = $entries[$place]['key'] ?? '';
            $entries[$place] = [
                'key' => $key === '' ? $text('id') : $key . ' ' . $text('id'),
                'createdAt' => $text('createdAt'),
                'consents' => [...($entries[$place]['consents'] ?? []), $consent],
            ];
        }
        return array_values($entries);
    }

    /**
     * Records of `POST /v1/deletion-requests`.
     *
     * @param list<string> $keys Of the chosen entries.
     * @return list<array{type:'consent',id:string}>
     */
    public static function records(array $keys): array
    {
        $ids = array_filter(explode(' ', implode(' ', $keys)), static fn(string $id): bool => $id !== '');
        return array_map(static fn(string $id): array => ['type' => 'consent', 'id' => $id], array_values(array_unique($ids)));
    }
}
