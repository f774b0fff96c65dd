<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Texts;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;

/**
 * What the editor of consent texts stands on beside the text itself: forms, groups, processor, company.
 */
final readonly class TextGround
{
    public function __construct(private Desk $desk) {}

    /**
     * What cannot be had is empty: the editor keeps what was typed even then.
     *
     * @param list<string> $chosenForms Also shown where the bridge does not know them.
     * @return array<string,mixed>
     */
    public function of(array $chosenForms, string $locale): array
    {
        $settings = $this->desk->ask('GET', '/v1/data-protection');
        $processor = $this->desk->ask('GET', '/v1/processor');
        $company = $settings->text('company', 'name');
        return [
            'company' => $company,
            'isCompanyMissing' => $settings->problem === null && $company === '',
            'forms' => self::choices($this->desk->askAll('/v1/forms')->items(), $chosenForms),
            'groups' => $this->desk->askAll('/v1/contact-groups')->items(),
            'statements' => ['de' => $processor->text('statement', 'de'), 'en' => $processor->text('statement', 'en')],
            'statement' => $processor->text('statement', $locale === 'de' ? 'de' : 'en'),
        ];
    }

    /**
     * The controller's name; '' until it is entered, and when it cannot be had.
     */
    public function company(): string
    {
        return $this->desk->ask('GET', '/v1/data-protection')->text('company', 'name');
    }

    /**
     * @param list<array<array-key,mixed>> $known  Registered forms.
     * @param list<string>                 $chosen Keys.
     * @return list<array{key:string,title:string,pageUrl:string,chosen:bool}>
     */
    private static function choices(array $known, array $chosen): array
    {
        $choices = [];
        foreach ($known as $form) {
            $key = is_string($form['formKey'] ?? null) ? $form['formKey'] : '';
            $choices[$key] = [
                'key' => $key,
                'title' => is_string($form['title'] ?? null) ? $form['title'] : $key,
                'pageUrl' => is_string($form['pageUrl'] ?? null) ? $form['pageUrl'] : '',
                'chosen' => in_array($key, $chosen, true),
            ];
        }
        foreach (array_diff($chosen, array_keys($choices)) as $key) {
            $choices[$key] = ['key' => $key, 'title' => $key, 'pageUrl' => '', 'chosen' => true];
        }
        return array_values($choices);
    }
}
