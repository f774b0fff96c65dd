<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Texts;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Forms\EditorLink;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForm;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForms;
use Koerbler\KundenmeisterDataProtection\Form\StoredForms;

/**
 * The choice of forms made at a consent text, written into those forms. Both sides may choose, a text its forms and a form its
 * texts: what the form keeps must say the same as the bridge, or its next saving would undo the choice.
 */
final readonly class ChosenForms
{
    public function __construct(
        private RegisteredForms $registered,
        private StoredForms $stored,
        private EditorLink $editor,
        private Desk $desk,
    ) {}

    /**
     * Forms that wait for the bridge are left alone: their editor chose later than this text knows.
     *
     * @param string       $profile Id of the text, which the bridge has taken.
     * @param list<string> $forms   Keys of the forms that show it.
     * @return list<string> Titles of forms that keep another choice: this user may not change them, or the form has not one
     *     consent element.
     */
    public function follow(string $profile, array $forms): array
    {
        $differing = array_filter(
            $this->registered->all(),
            static fn(RegisteredForm $form): bool => !$form->waits && in_array($profile, self::chosen($form), true) !== in_array($form->key, $forms, true),
        );
        $left = [];
        foreach ($differing as $form) {
            $others = array_values(array_diff($this->shown($form), [$profile]));
            $wanted = in_array($form->key, $forms, true) ? [...$others, $profile] : $others;
            if ($this->editor->to($form->place) === '' || !$this->stored->chooseTexts($form->place, $wanted)) {
                $left[] = (new Reply($form->body ?? []))->text('title');
            }
        }
        return $left;
    }

    /**
     * What the form shows: without a choice of its own all that the bridge has for it.
     *
     * @return list<string>
     */
    private function shown(RegisteredForm $form): array
    {
        $chosen = self::chosen($form);
        $known = $chosen === [] ? $this->desk->ask('GET', '/v1/forms/' . rawurlencode($form->key))->data['profiles'] ?? [] : $chosen;
        return array_values(array_filter(is_array($known) ? $known : [], is_string(...)));
    }

    /**
     * @return array<array-key,mixed>
     */
    private static function chosen(RegisteredForm $form): array
    {
        $profiles = $form->body['profiles'] ?? null;
        return is_array($profiles) ? $profiles : [];
    }
}
