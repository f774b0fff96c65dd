<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

/**
 * Which elements of a form are fields for the bridge, and by which names.
 */
final class Fields
{
    /** Elements that hold no entry, or one that is not handed over: files and passwords stay where they are. */
    private const NO_FIELDS = [
        'AdvancedPassword', 'ContentElement', 'Fieldset', 'FileUpload', 'GridColumn', 'GridRow', 'Honeypot', 'ImageUpload',
        'KundenMeisterConsent', 'Page', 'Password', 'StaticText', 'SummaryPage',
    ];

    /** One of the options is taken; with several any combination is, so that those count as text. */
    private const CHOICES = ['RadioButton', 'SingleSelect'];

    /** Options that the bridge takes. */
    private const MOST_OPTIONS = 500;

    private const EMAIL = 'email';

    /**
     * The e-mail address is called `email` at the bridge: the first element that must hold one, else the first that may.
     *
     * @param list<ElementFacts> $elements In the order of the form.
     * @return array<string,FieldDefinition> By identifier.
     */
    public static function of(array $elements): array
    {
        $elements = array_filter($elements, static fn(ElementFacts $element): bool => !in_array($element->type, self::NO_FIELDS, true));
        $addresses = array_filter($elements, static fn(ElementFacts $element): bool => $element->isEmail);
        $required = array_filter($addresses, static fn(ElementFacts $element): bool => $element->isRequired);
        $address = (array_values($required)[0] ?? array_values($addresses)[0] ?? null)?->identifier;
        $taken = array_column($elements, 'identifier');
        $fields = [];
        foreach ($elements as $element) {
            $name = match (true) {
                $element->identifier === $address => self::EMAIL,
                $element->identifier === self::EMAIL && $address !== null => self::free(self::EMAIL, $taken),
                default => $element->identifier,
            };
            $fields[$element->identifier] = self::field($element, $name);
        }
        return $fields;
    }

    private static function field(ElementFacts $element, string $name): FieldDefinition
    {
        $isChoice = in_array($element->type, self::CHOICES, true) && $element->options !== []
            && count($element->options) <= self::MOST_OPTIONS;
        $type = match (true) {
            $element->isEmail => 'email',
            $element->type === 'Textarea' => 'textarea',
            $isChoice => 'choice',
            default => 'text',
        };
        return new FieldDefinition($name, $element->identifier, trim($element->label), $type, $element->isRequired, $isChoice ? $element->options : []);
    }

    /**
     * @param array<array-key,string> $taken Identifiers of the form.
     */
    private static function free(string $name, array $taken): string
    {
        do {
            $name .= '_';
        } while (in_array($name, $taken, true));
        return $name;
    }
}
