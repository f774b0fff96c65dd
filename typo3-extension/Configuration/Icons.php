<?php

declare(strict_types=1);

use TYPO3\CMS\Core\Imaging\IconProvider\SvgIconProvider;

return [
    'module-kundenmeister-data-protection' => [
        'provider' => SvgIconProvider::class,
        'source' => 'EXT:kundenmeister_data_protection/Resources/Public/Icons/Extension.svg',
    ],
    'form-kundenmeister-consent' => [
        'provider' => SvgIconProvider::class,
        'source' => 'EXT:kundenmeister_data_protection/Resources/Public/Icons/Consent.svg',
    ],
];
