<?php

declare(strict_types=1);

use Koerbler\KundenmeisterDataProtection\Backend\DirectoryCellsController;
use Koerbler\KundenmeisterDataProtection\Backend\FormEditorController;
use Koerbler\KundenmeisterDataProtection\Backend\TextHelpController;

// The address of a route of the sheet Consent texts is known as `kmdp_texts_…` to its module in JavaScript.
$route = static fn(string $name): array => [
    'path' => '/kundenmeister/texts/' . $name,
    'target' => TextHelpController::class . '::' . $name,
    'methods' => ['POST'],
    'inheritAccessFromModule' => 'kmdp_texts',
];

// Likewise `kmdp_directory_…` of the sheet Processing directory.
$directory = static fn(string $name, string $method): array => [
    'path' => '/kundenmeister/directory/' . $name,
    'target' => DirectoryCellsController::class . '::' . $name,
    'methods' => [$method],
    'inheritAccessFromModule' => 'kmdp_directory',
];

return [
    // What the consent element of EXT:form shows in the form editor; asked by whoever may use that editor.
    'kmdp_form_editor' => [
        'path' => '/kundenmeister/form-editor',
        'target' => FormEditorController::class . '::show',
        'methods' => ['GET'],
        'inheritAccessFromModule' => 'web_FormFormbuilder',
    ],
    'kmdp_texts_proposal' => $route('proposal'),
    'kmdp_texts_check' => $route('check'),
    'kmdp_texts_draft' => $route('draft'),
    'kmdp_directory_read' => $directory('read', 'GET'),
    'kmdp_directory_add' => $directory('add', 'POST'),
    'kmdp_directory_change' => $directory('change', 'POST'),
    'kmdp_directory_remove' => $directory('remove', 'POST'),
    'kmdp_directory_measures' => $directory('measures', 'POST'),
    'kmdp_directory_proposal' => $directory('proposal', 'GET'),
    'kmdp_directory_history' => $directory('history', 'GET'),
    'kmdp_directory_import' => $directory('import', 'POST'),
];
