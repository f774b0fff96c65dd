<?php

declare(strict_types=1);

return [
    'kmdp' => [
        'title' => 'LLL:EXT:kundenmeister_data_protection/Resources/Private/Language/locallang_module.xlf:widget.group',
    ],
];
