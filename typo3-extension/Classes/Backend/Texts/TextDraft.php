<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Texts;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;

/**
 * A consent text as it stands in the form, both ways of a choice kept while one is tried.
 *
 * Boolean fields are '1' or '', so that all fields compare the same way.
 */
final readonly class TextDraft
{
    public const FIELDS = [
        'description', 'purpose', 'topic', 'locale', 'textMode', 'ownText', 'cancelNotice',
        'declarationMode', 'declarationText', 'declarationUrl', 'checkboxActive', 'doubleOptIn', 'contactGroupId',
    ];

    /**
     * @param array<string,string> $values By the names in `FIELDS`.
     * @param list<string>         $forms  Keys of the forms that show the text, sorted.
     */
    private function __construct(public array $values, public array $forms) {}

    /**
     * What a new text starts with: our proposal for a newsletter.
     *
     * @param 'de'|'en' $locale Language of the backend user.
     */
    public static function fresh(string $locale): self
    {
        return new self(['purpose' => 'newsletter', 'locale' => $locale, 'textMode' => 'proposal', 'declarationMode' => 'text', 'checkboxActive' => '1', 'doubleOptIn' => '1'] + self::blank(), []);
    }

    /**
     * @param Reply $profile Of `GET /v1/consent-profiles/{id}`.
     */
    public static function ofStored(Reply $profile): self
    {
        $isOwn = $profile->text('consentText', 'mode') === 'own';
        $values = ['textMode' => $isOwn ? 'own' : 'proposal', 'ownText' => $isOwn ? $profile->text('consentText', 'text') : ''];
        foreach (['description', 'purpose', 'topic', 'locale', 'cancelNotice', 'contactGroupId'] as $name) {
            $values[$name] = $profile->text($name);
        }
        $values['declarationMode'] = $profile->text('privacyDeclaration', 'mode') === 'link' ? 'link' : 'text';
        $values['declarationText'] = $profile->text('privacyDeclaration', 'text');
        $values['declarationUrl'] = $profile->text('privacyDeclaration', 'url');
        foreach (['checkboxActive', 'doubleOptIn'] as $name) {
            $values[$name] = ($profile->data[$name] ?? false) === true ? '1' : '';
        }
        return new self($values + self::blank(), self::keys($profile->data['forms'] ?? []));
    }

    public static function ofPosted(Posted $form): self
    {
        $values = [];
        foreach (self::FIELDS as $name) {
            $values[$name] = $form->text($name);
        }
        if ($values['purpose'] === 'newsletter') {
            $values['doubleOptIn'] = '1';
        }
        return new self($values, self::keys($form->texts('forms')));
    }

    /**
     * What the editing began with, as the form carried it along; null when it was not carried whole.
     */
    public static function ofCarried(string $json): ?self
    {
        $carried = json_decode($json, true);
        if (!is_array($carried) || !is_array($carried['values'] ?? null)) {
            return null;
        }
        $values = array_filter(array_intersect_key($carried['values'], self::blank()), 'is_string');
        return count($values) === count(self::FIELDS) ? new self($values, self::keys($carried['forms'] ?? [])) : null;
    }

    public function carried(): string
    {
        return json_encode(['values' => $this->values, 'forms' => $this->forms], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    }

    /**
     * The draft as the bridge takes it.
     *
     * @param string $cancelNotice Our proposal for the notice; counts where none was written.
     * @return array<string,mixed>
     */
    public function input(string $cancelNotice): array
    {
        $text = array_map('trim', $this->values);
        return [
            'description' => $text['description'],
            'purpose' => $text['purpose'],
            'topic' => $text['topic'],
            'locale' => $text['locale'],
            'consentText' => $text['textMode'] === 'own' ? ['mode' => 'own', 'text' => $text['ownText']] : ['mode' => 'proposal'],
            'cancelNotice' => $text['cancelNotice'] === '' ? $cancelNotice : $text['cancelNotice'],
            'privacyDeclaration' => $text['declarationMode'] === 'link'
                ? ['mode' => 'link', 'url' => $text['declarationUrl']]
                : ['mode' => 'text', 'text' => $text['declarationText']],
            'checkboxActive' => $text['checkboxActive'] === '1',
            'doubleOptIn' => $text['doubleOptIn'] === '1',
            'forms' => $this->forms,
        ] + ($text['contactGroupId'] === '' ? [] : ['contactGroupId' => $text['contactGroupId']]);
    }

    /**
     * Names of the fields in which two drafts differ, `forms` among them.
     *
     * @return list<string>
     */
    public function differingFrom(self $other): array
    {
        $fields = array_filter(self::FIELDS, fn(string $name): bool => $this->values[$name] !== $other->values[$name]);
        return [...$fields, ...($this->forms === $other->forms ? [] : ['forms'])];
    }

    /**
     * This draft with some fields of another.
     *
     * @param list<string> $fields Names, `forms` among them.
     */
    public function with(self $other, array $fields): self
    {
        return new self(
            array_replace($this->values, array_intersect_key($other->values, array_flip($fields))),
            in_array('forms', $fields, true) ? $other->forms : $this->forms,
        );
    }

    /**
     * @return array<string,string>
     */
    private static function blank(): array
    {
        return array_fill_keys(self::FIELDS, '');
    }

    /**
     * @return list<string>
     */
    private static function keys(mixed $forms): array
    {
        $keys = array_values(array_unique(array_filter(is_array($forms) ? $forms : [], 'is_string')));
        sort($keys);
        return $keys;
    }
}
