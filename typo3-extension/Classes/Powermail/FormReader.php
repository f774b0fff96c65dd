<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Powermail;

use In2code\Powermail\Domain\Model\Field;
use In2code\Powermail\Domain\Model\Form;
use In2code\Powermail\Domain\Model\Mail;
use In2code\Powermail\Domain\Model\Page;
use Koerbler\KundenmeisterDataProtection\Form\ElementFacts;
use Koerbler\KundenmeisterDataProtection\Form\Fields;
use Koerbler\KundenmeisterDataProtection\Form\FormFacts;
use TYPO3\CMS\Extbase\Persistence\Generic\LazyLoadingProxy;
use TYPO3\CMS\Extbase\Persistence\ObjectStorage;

/**
 * Reads a form of powermail, as `RuntimeReader` reads one of EXT:form. Fields go by their markers.
 */
final class FormReader
{
    public const TABLE = 'tx_powermail_domain_model_form';

    /** Type of the field that asks for consent. */
    public const CONSENT_FIELD = 'kundenmeisterconsent';

    /** What precedes the number of a form, to say where it is kept. */
    public const PLACE = 'powermail:';

    /** Powermail's number for fields that take an e-mail address only. */
    private const EMAIL_VALIDATION = 1;

    /** Types as EXT:form calls them; others hold text. */
    private const TYPES = [
        'captcha' => 'StaticText',
        'check' => 'MultiCheckbox',
        'content' => 'ContentElement',
        'file' => 'FileUpload',
        'html' => 'StaticText',
        'password' => 'Password',
        'radio' => 'RadioButton',
        'reset' => 'StaticText',
        'select' => 'SingleSelect',
        'submit' => 'StaticText',
        'text' => 'StaticText',
        'textarea' => 'Textarea',
        'typoscript' => 'StaticText',
        self::CONSENT_FIELD => FormFacts::CONSENT_ELEMENT,
    ];

    /**
     * @param array<int,FieldChoice> $choices What was chosen at its consent fields, by uid.
     */
    public static function read(Form $form, array $choices): FormFacts
    {
        $consents = [];
        $kind = null;
        foreach (self::consentFields($form) as $field) {
            $choice = $choices[(int) $field->getUid()] ?? new FieldChoice([], '');
            $consents[$field->getMarker()] = $choice->profiles;
            $kind ??= $choice->kind;
        }
        return new FormFacts(
            "powermail-{$form->getUid()}",
            $form->getTitle(),
            FormFacts::kind($kind),
            Fields::of(array_map(self::facts(...), self::fields($form))),
            $consents,
            [FormFacts::FINISHER],
            self::PLACE . $form->getUid(),
        );
    }

    /**
     * @return Form|null Null when it is gone.
     */
    public static function formOf(Mail $mail): ?Form
    {
        $form = $mail->getForm();
        $form = $form instanceof LazyLoadingProxy ? $form->_loadRealInstance() : $form;
        return $form instanceof Form ? $form : null;
    }

    /**
     * @return list<Field>
     */
    public static function consentFields(Form $form): array
    {
        return array_values(array_filter(self::fields($form), static fn(Field $field): bool => $field->getType() === self::CONSENT_FIELD));
    }

    /**
     * Not by `getFields`: a storage of objects has one cursor, and the template that shows a field is on its way through the same
     * fields.
     *
     * @return list<Field>
     */
    private static function fields(Form $form): array
    {
        $pages = $form->getPages();
        $fields = [];
        foreach ($pages instanceof ObjectStorage ? $pages->toArray() : $pages as $page) {
            $fields = [...$fields, ...($page instanceof Page ? $page->getFields()->toArray() : [])];
        }
        return array_values(array_filter($fields, static fn(mixed $field): bool => $field instanceof Field));
    }

    private static function facts(Field $field): ElementFacts
    {
        $isSeveral = $field->getType() === 'select' && $field->isMultiselect();
        $options = array_column($field->getModifiedSettings(), 'value');
        return new ElementFacts(
            $field->getMarker(),
            $isSeveral ? 'MultiSelect' : self::TYPES[$field->getType()] ?? 'Text',
            $field->getTitle(),
            $field->isMandatory(),
            $field->getValidation() === self::EMAIL_VALIDATION || $field->isSenderEmail(),
            array_values(array_filter($options, static fn(mixed $option): bool => is_string($option) && $option !== '')),
        );
    }
}
