<?php

declare(strict_types=1);

return [
    'dependencies' => ['backend', 'core'],
    'imports' => [
        '@koerbler/kundenmeister-data-protection/' => 'EXT:kundenmeister_data_protection/Resources/Public/JavaScript/',
    ],
];
