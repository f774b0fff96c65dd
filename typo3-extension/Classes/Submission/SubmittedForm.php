<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

use Koerbler\KundenmeisterDataProtection\Form\FormFacts;

/**
 * A form as it was sent, with all its steps.
 */
final readonly class SubmittedForm
{
    /**
     * @param string                     $formKey  By which the bridge knows it.
     * @param FormFacts                  $facts    Its definition.
     * @param array<string,mixed>        $values   What EXT:form holds, by identifier; more than the form defines may be in it.
     * @param array<string,ConsentValue> $consents By identifier of the consent elements that were to be seen.
     * @param string                     $issuer   Base address of the site.
     * @param string                     $pageUrl  Where the form was, without query.
     * @param Client                     $client   Where it came from.
     */
    public function __construct(
        public string $formKey,
        public FormFacts $facts,
        public array $values,
        public array $consents,
        public string $issuer,
        public string $pageUrl,
        public Client $client,
    ) {}

    public function place(string $element): ConsentPlace
    {
        return new ConsentPlace($this->issuer, $this->formKey, $element);
    }

    /**
     * The entries by the bridge's names: only those of defined elements, without those left empty.
     *
     * @return array<string,string>
     */
    public function fields(): array
    {
        $fields = [];
        foreach ($this->facts->fields as $identifier => $field) {
            $fields[$field->name] = EntryText::of($this->values[$identifier] ?? null, $field->type === 'textarea');
        }
        return array_filter($fields, static fn(string $value): bool => $value !== '');
    }
}
