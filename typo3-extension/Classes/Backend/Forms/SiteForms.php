<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Forms;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Form\FormBody;
use Koerbler\KundenmeisterDataProtection\Form\FormKeys;
use Koerbler\KundenmeisterDataProtection\Form\FormPages;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForm;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForms;
use Koerbler\KundenmeisterDataProtection\Form\StoredForm;
use Koerbler\KundenmeisterDataProtection\Form\StoredForms;

/**
 * The forms of this TYPO3, also those that ask for no consent. They are its own, and are known also while the bridge is away.
 */
final readonly class SiteForms
{
    private const FORMS = '/v1/forms';
    private const CMS = 'typo3';

    public function __construct(
        private Desk $desk,
        private RegisteredForms $registered,
        private StoredForms $stored,
        private FormKeys $keys,
        private FormPages $pages,
        private Labels $labels,
    ) {}

    /**
     * What the bridge finds now counts before what it found when the form was saved.
     *
     * @return array{forms:list<FormRow>,problem:Problem|null} The problem says why the bridge could not be asked.
     */
    public function all(): array
    {
        $reply = $this->desk->askAll(self::FORMS);
        $known = array_column($reply->items(), null, 'formKey') + array_map(self::kept(...), $this->own());
        $rows = [];
        foreach ($this->stored->all() as $form) {
            $key = $this->keys->of($form->facts->identifier);
            $rows[$key] = $this->row($key, $known[$key] ?? FormBody::of($form->facts, $this->pages->url($form->facts->place)), $form);
            unset($known[$key]);
        }
        foreach (array_intersect_key($this->own(), $known) as $key => $form) {
            $rows[$key] = FormRow::of($key, $known[$key], $form->place);
            unset($known[$key]);
        }
        foreach ($known as $key => $form) {
            if (($form['cms'] ?? '') === self::CMS) {
                $rows[$key] = FormRow::of((string) $key, $form, '');
            }
        }
        return ['forms' => array_values($rows), 'problem' => $reply->problem];
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
     * @return array<string,RegisteredForm> By key, without those that are to be removed.
     */
    private function own(): array
    {
        return array_column(array_filter($this->registered->all(), static fn(RegisteredForm $form): bool => $form->body !== null), null, 'key');
    }

    /**
     * @param array<array-key,mixed> $data As the bridge answers it.
     */
    private function row(string $key, array $data, StoredForm $form): FormRow
    {
        $faults = [];
        foreach ($form->facts->faults() as $code) {
            $faults[$code] = [
                'code' => $code,
                'severity' => $code === 'finisher-not-first' ? 'warn' : 'block',
                'message' => $this->labels->get("finding.$code.message"),
                'fix' => $this->labels->get("finding.$code.fix"),
            ];
        }
        return FormRow::of($key, $data, $form->facts->place, $faults, $form->isWritable && count($form->facts->consents) === 1);
    }

    /**
     * @return array<string,mixed> As the bridge would answer it; without `compliant` where the bridge has yet to take the form.
     */
    private static function kept(RegisteredForm $form): array
    {
        return ($form->body ?? []) + ($form->waits ? [] : ['compliant' => $form->compliant, 'findings' => $form->findings]);
    }
}
