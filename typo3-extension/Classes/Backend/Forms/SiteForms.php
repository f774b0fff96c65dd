<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Forms;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForm;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForms;

/**
 * The forms of this TYPO3 that ask for consent. They are its own, and are known also while the bridge is away.
 */
final readonly class SiteForms
{
    private const FORMS = '/v1/forms';
    private const CMS = 'typo3';

    public function __construct(private Desk $desk, private RegisteredForms $registered) {}

    /**
     * What the bridge finds now counts before what it found when the form was saved.
     *
     * @return array{forms:list<FormRow>,problem:Problem|null} The problem says why the bridge could not be asked.
     */
    public function all(): array
    {
        $reply = $this->desk->askAll(self::FORMS);
        $known = array_column($reply->items(), null, 'formKey');
        $rows = [];
        foreach ($this->own() as $form) {
            $rows[] = FormRow::of($form->key, $known[$form->key] ?? self::kept($form), $form->place);
            unset($known[$form->key]);
        }
        foreach ($known as $key => $form) {
            if (($form['cms'] ?? '') === self::CMS) {
                $rows[] = FormRow::of((string) $key, $form, '');
            }
        }
        return ['forms' => $rows, 'problem' => $reply->problem];
    }

    /**
     * @return array{form:FormRow|null,problem:Problem|null} No form where there is none with this key.
     */
    public function one(string $key): array
    {
        $all = $this->all();
        $found = array_filter($all['forms'], static fn(FormRow $row): bool => $row->key === $key);
        return ['form' => reset($found) ?: null, 'problem' => $all['problem']];
    }

    /**
     * Whether a form asks for consent.
     */
    public function exist(): bool
    {
        return $this->own() !== [];
    }

    /**
     * @return list<RegisteredForm> Without those that are to be removed.
     */
    private function own(): array
    {
        return array_values(array_filter($this->registered->all(), static fn(RegisteredForm $form): bool => $form->body !== null));
    }

    /**
     * @return array<string,mixed> As the bridge would answer it; without `compliant` where the bridge has yet to take the form.
     */
    private static function kept(RegisteredForm $form): array
    {
        return ($form->body ?? []) + ($form->waits ? [] : ['compliant' => $form->compliant, 'findings' => $form->findings]);
    }
}
