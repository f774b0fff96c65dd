<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

/**
 * A form of EXT:form, as far as it concerns consent.
 */
final readonly class FormFacts
{
    public const CONSENT_ELEMENT = 'KundenMeisterConsent';
    public const FINISHER = 'KundenMeister';

    /**
     * @param string                        $identifier Of the form definition, without a content element's number.
     * @param string                        $title      Plain text.
     * @param 'newsletter'|'contact'|'other' $kind      What the form is for.
     * @param array<string,FieldDefinition> $fields     By identifier, in order.
     * @param array<string,list<string>>    $consents   Profiles chosen, by consent element.
     * @param list<string>                  $finishers  In order.
     * @param string                        $place      Where EXT:form keeps it, such as `1:/form_definitions/contact.form.yaml`.
     */
    public function __construct(
        public string $identifier,
        public string $title,
        public string $kind,
        public array $fields,
        public array $consents,
        public array $finishers,
        public string $place = '',
    ) {}

    /**
     * Whether it has to do with consent at all.
     */
    public function isOurs(): bool
    {
        return $this->consents !== [] || in_array(self::FINISHER, $this->finishers, true);
    }

    /**
     * What only this site can see: the bridge knows neither finishers nor forms that ask for no consent.
     *
     * @return list<'consent-checkbox-missing'|'finisher-missing'|'finisher-not-first'>
     */
    public function faults(): array
    {
        $place = array_search(self::FINISHER, $this->finishers, true);
        return match (true) {
            $this->consents === [] => ['consent-checkbox-missing'],
            $place === false => ['finisher-missing'],
            $place > 0 => ['finisher-not-first'],
            default => [],
        };
    }

    /**
     * @return list<string> Profiles chosen in any of its consent elements.
     */
    public function profiles(): array
    {
        return array_values(array_unique(array_merge(...array_values($this->consents))));
    }

    /**
     * @return 'newsletter'|'contact'|'other'
     */
    public static function kind(mixed $value): string
    {
        return $value === 'newsletter' || $value === 'contact' ? $value : 'other';
    }

    /**
     * Profile ids as the form editor stores them, parted by commas, or as a list.
     *
     * @return list<string>
     */
    public static function profileIds(mixed $value): array
    {
        $ids = array_filter(is_string($value) ? array_map(trim(...), explode(',', $value)) : (array) $value, static fn(mixed $id): bool => is_string($id) && $id !== '');
        return array_values(array_unique($ids));
    }
}
