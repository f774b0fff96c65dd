<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

final class FormBody
{
    private const LONGEST_TITLE = 200;

    /**
     * Body of PUT /v1/forms/{formKey}.
     *
     * @param string $pageUrl Where visitors see it.
     * @return array<string,mixed>
     */
    public static function of(FormFacts $form, string $pageUrl): array
    {
        return [
            'title' => mb_substr($form->title !== '' ? $form->title : $form->identifier, 0, self::LONGEST_TITLE),
            'kind' => $form->kind,
            'pageUrl' => $pageUrl,
            'cms' => 'typo3',
            'fields' => array_values(array_map(static fn(FieldDefinition $field): array => $field->data(), $form->fields)),
            'profiles' => $form->profiles(),
        ];
    }
}
