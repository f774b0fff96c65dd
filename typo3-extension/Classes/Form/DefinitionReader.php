<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

/**
 * Reads a stored form definition: the array that EXT:form keeps as YAML or in the database.
 */
final class DefinitionReader
{
    /**
     * @param array<array-key,mixed> $definition As it is stored.
     * @param string                 $place      Where it is stored.
     */
    public static function read(array $definition, string $place = ''): FormFacts
    {
        $elements = self::elements($definition);
        $consents = [];
        $kind = null;
        foreach ($elements as $element) {
            if (self::text($element, 'type') === FormFacts::CONSENT_ELEMENT) {
                $properties = self::list($element, 'properties');
                $consents[self::text($element, 'identifier')] = FormFacts::profileIds($properties['profiles'] ?? null);
                $kind ??= $properties['kind'] ?? null;
            }
        }
        $finishers = array_filter(self::list($definition, 'finishers'), is_array(...));
        return new FormFacts(
            self::text($definition, 'identifier'),
            self::text($definition, 'label'),
            FormFacts::kind($kind),
            Fields::of(array_map(self::facts(...), $elements)),
            $consents,
            array_values(array_map(static fn(array $finisher): string => self::text($finisher, 'identifier'), $finishers)),
            $place,
        );
    }

    /**
     * @param array<array-key,mixed> $parent A form, page or section.
     * @return list<array<array-key,mixed>>
     */
    private static function elements(array $parent): array
    {
        $found = [];
        foreach (array_filter(self::list($parent, 'renderables'), is_array(...)) as $element) {
            $found = is_array($element['renderables'] ?? null) ? [...$found, ...self::elements($element)] : [...$found, $element];
        }
        return $found;
    }

    /**
     * @param array<array-key,mixed> $element An element without children.
     */
    private static function facts(array $element): ElementFacts
    {
        $validators = array_column(array_filter(self::list($element, 'validators'), is_array(...)), 'identifier');
        $type = self::text($element, 'type');
        $isFixed = self::list($element, 'variants') === [];
        $options = self::list(self::list($element, 'properties'), 'options');
        return new ElementFacts(
            self::text($element, 'identifier'),
            $type,
            self::text($element, 'label'),
            $isFixed && in_array('NotEmpty', $validators, true),
            $type === 'Email' || in_array('EmailAddress', $validators, true),
            $isFixed ? array_map(strval(...), array_keys($options)) : [],
        );
    }

    /**
     * @param array<array-key,mixed> $data Part of a definition.
     */
    private static function text(array $data, string $name): string
    {
        $value = $data[$name] ?? '';
        return is_string($value) || is_int($value) ? (string) $value : '';
    }

    /**
     * @param array<array-key,mixed> $data Part of a definition.
     * @return array<array-key,mixed>
     */
    private static function list(array $data, string $name): array
    {
        return is_array($data[$name] ?? null) ? $data[$name] : [];
    }
}
