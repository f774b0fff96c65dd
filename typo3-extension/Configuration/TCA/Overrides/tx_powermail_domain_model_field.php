<?php

declare(strict_types=1);

use Koerbler\KundenmeisterDataProtection\Powermail\FieldChoices;
use Koerbler\KundenmeisterDataProtection\Powermail\FormReader;
use Koerbler\KundenmeisterDataProtection\Powermail\ProfileItems;

defined('TYPO3') or die();

// A field of powermail that asks for consent; without powermail there is no such table.
$tca = $GLOBALS['TCA'] ?? null;
if (is_array($tca) && isset($tca[FieldChoices::TABLE])) {
    $labels = 'LLL:EXT:kundenmeister_data_protection/Resources/Private/Language/locallang_powermail.xlf:';
    $kind = static fn(string $name): array => ['label' => $labels . 'kind.' . $name, 'value' => $name];
    $columns = [
        FieldChoices::PROFILES => [
            'label' => $labels . 'profiles',
            'description' => $labels . 'profiles.description',
            'l10n_mode' => 'exclude',
            'config' => ['type' => 'select', 'renderType' => 'selectCheckBox', 'itemsProcFunc' => ProfileItems::class . '->add', 'minitems' => 1],
        ],
        FieldChoices::KIND => [
            'label' => $labels . 'kind',
            'l10n_mode' => 'exclude',
            'config' => [
                'type' => 'select',
                'renderType' => 'selectSingle',
                'items' => [$kind('contact'), $kind('newsletter'), $kind('other')],
                'default' => 'contact',
            ],
        ],
    ];
    $shown = ['page', 'title', 'type', FieldChoices::PROFILES, FieldChoices::KIND];
    $access = '--div--;LLL:EXT:core/Resources/Private/Language/Form/locallang_tabs.xlf:access, sys_language_uid, l10n_parent, l10n_diffsource, hidden, starttime, endtime';
    $types = [FormReader::CONSENT_FIELD => ['showitem' => implode(', ', [...$shown, $access])]];
    $GLOBALS['TCA'] = array_replace_recursive($tca, [FieldChoices::TABLE => ['columns' => $columns, 'types' => $types]]);
}
