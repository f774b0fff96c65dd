<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

final readonly class FieldDefinition
{
    /** Characters of a label that the bridge takes. */
    private const LONGEST_LABEL = 500;

    /**
     * @param string                             $name       By which the bridge knows it; `email` for the e-mail address.
     * @param string                             $identifier Of the form element.
     * @param string                             $label      Plain text.
     * @param 'email'|'text'|'textarea'|'choice' $type       Its kind.
     * @param bool                               $required   Whether it must be filled in.
     * @param list<string>                       $options    The values that a choice takes.
     */
    public function __construct(
        public string $name,
        public string $identifier,
        public string $label,
        public string $type,
        public bool $required,
        public array $options = [],
    ) {}

    /**
     * One of the `fields` of PUT /v1/forms/{formKey}.
     *
     * @return array<string,mixed>
     */
    public function data(): array
    {
        $data = [
            'name' => $this->name,
            'label' => mb_substr($this->label, 0, self::LONGEST_LABEL),
            'type' => $this->type,
            'required' => $this->required,
            'personal' => true,
        ];
        return $this->type === 'choice' ? $data + ['options' => $this->options] : $data;
    }
}
