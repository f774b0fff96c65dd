<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Powermail;

use Koerbler\KundenmeisterDataProtection\Bridge\Profiles;
use Symfony\Component\DependencyInjection\Attribute\Autoconfigure;

/**
 * The consent texts that an editor may choose at a consent field of powermail.
 */
#[Autoconfigure(public: true)]
final readonly class ProfileItems
{
    public function __construct(private Profiles $profiles) {}

    /**
     * One of TYPO3's `itemsProcFunc`. What was chosen stays to be seen while the bridge is away, or when the text is gone.
     *
     * @param array<string,mixed> $field
     */
    public function add(array &$field): void
    {
        $items = array_map(static fn(array $profile): array => ['label' => $profile['label'], 'value' => $profile['id']], $this->profiles->all() ?? []);
        $row = is_array($field['row'] ?? null) ? $field['row'] : [];
        foreach (self::chosen($row[FieldChoices::PROFILES] ?? null) as $id) {
            if (!in_array($id, array_column($items, 'value'), true)) {
                $items[] = ['label' => $id, 'value' => $id];
            }
        }
        $field['items'] = $items;
    }

    /**
     * @return list<string>
     */
    private static function chosen(mixed $value): array
    {
        $ids = is_string($value) ? explode(',', $value) : (array) $value;
        return array_values(array_filter($ids, static fn(mixed $id): bool => is_string($id) && $id !== ''));
    }
}
