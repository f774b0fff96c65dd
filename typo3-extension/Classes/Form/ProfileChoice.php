<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

/**
 * Writes the chosen consent texts where the form editor writes them.
 */
final class ProfileChoice
{
    /**
     * @param array<array-key,mixed> $definition As EXT:form keeps it.
     * @param list<string>           $profiles   Profile ids.
     * @return array<array-key,mixed>|null With that choice; null where it is not plain which element is meant: there are
     *     several, or none.
     */
    public static function in(array $definition, array $profiles): ?array
    {
        $consents = array_keys(DefinitionReader::read($definition)->consents);
        return count($consents) === 1 ? self::choose($definition, $consents[0], implode(',', $profiles)) : null;
    }

    /**
     * @param array<array-key,mixed> $part Form, page, section or element.
     * @return array<array-key,mixed>
     */
    private static function choose(array $part, string $element, string $profiles): array
    {
        if (($part['type'] ?? '') === FormFacts::CONSENT_ELEMENT && ($part['identifier'] ?? '') === $element) {
            $properties = is_array($part['properties'] ?? null) ? $part['properties'] : [];
            $part['properties'] = array_replace($properties, ['profiles' => $profiles]);
        }
        $children = $part['renderables'] ?? null;
        $chosen = static fn(mixed $child): mixed => is_array($child) ? self::choose($child, $element, $profiles) : $child;
        return is_array($children) ? array_replace($part, ['renderables' => array_map($chosen, $children)]) : $part;
    }
}
