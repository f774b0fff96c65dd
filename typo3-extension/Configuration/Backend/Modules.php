<?php

declare(strict_types=1);

use Koerbler\KundenmeisterDataProtection\Backend\AccessController;
use Koerbler\KundenmeisterDataProtection\Backend\AgreementController;
use Koerbler\KundenmeisterDataProtection\Backend\ConnectionController;
use Koerbler\KundenmeisterDataProtection\Backend\ConsentsController;
use Koerbler\KundenmeisterDataProtection\Backend\DeletionController;
use Koerbler\KundenmeisterDataProtection\Backend\DeletionsController;
use Koerbler\KundenmeisterDataProtection\Backend\DirectoryController;
use Koerbler\KundenmeisterDataProtection\Backend\FormsController;
use Koerbler\KundenmeisterDataProtection\Backend\GeneralController;
use Koerbler\KundenmeisterDataProtection\Backend\OverviewController;
use Koerbler\KundenmeisterDataProtection\Backend\TextEditController;
use Koerbler\KundenmeisterDataProtection\Backend\TextsController;

$labels = static fn(string $name): array => [
    'title' => 'LLL:EXT:kundenmeister_data_protection/Resources/Private/Language/locallang_module.xlf:module.' . $name,
    'shortDescription' => 'LLL:EXT:kundenmeister_data_protection/Resources/Private/Language/locallang_module.xlf:module.' . $name . '.short',
    'description' => 'LLL:EXT:kundenmeister_data_protection/Resources/Private/Language/locallang_module.xlf:module.' . $name . '.description',
];

$sheet = static fn(string $name, array $routes): array => [
    'parent' => 'kmdp',
    'access' => 'user',
    'workspaces' => 'live',
    'path' => '/module/kundenmeister/' . $name,
    'iconIdentifier' => 'module-kundenmeister-data-protection',
    'labels' => $labels($name),
    'routes' => $routes,
];

// Each sheet is a module of its own, so that a user group can be given some of them only.
return [
    'kmdp' => [
        'parent' => 'web',
        'position' => ['after' => 'web_FormFormbuilder'],
        'access' => 'user',
        'workspaces' => 'live',
        'path' => '/module/kundenmeister',
        'iconIdentifier' => 'module-kundenmeister-data-protection',
        'labels' => $labels('all'),
        'inheritNavigationComponentFromMainModule' => false,
    ],
    'kmdp_overview' => $sheet('overview', [
        '_default' => ['target' => OverviewController::class . '::show'],
        'outbox' => ['target' => OverviewController::class . '::retryOutbox', 'methods' => ['POST']],
        'ledger' => ['target' => OverviewController::class . '::checkLedger', 'methods' => ['POST']],
        'beginAnew' => ['target' => OverviewController::class . '::beginAnew', 'methods' => ['POST']],
    ]),
    'kmdp_general' => $sheet('general', [
        '_default' => ['target' => GeneralController::class . '::show'],
        'save' => ['target' => GeneralController::class . '::save', 'methods' => ['POST']],
        'connect' => ['target' => ConnectionController::class . '::connect', 'methods' => ['POST']],
        'disconnect' => ['target' => ConnectionController::class . '::disconnect', 'methods' => ['POST']],
        'agreement' => ['target' => AgreementController::class . '::download', 'methods' => ['GET']],
    ]),
    'kmdp_texts' => $sheet('texts', [
        '_default' => ['target' => TextsController::class . '::list'],
        'edit' => ['target' => TextEditController::class . '::edit', 'methods' => ['GET']],
        'save' => ['target' => TextEditController::class . '::save', 'methods' => ['POST']],
        'delete' => ['target' => TextsController::class . '::delete', 'methods' => ['POST']],
    ]),
    'kmdp_forms' => $sheet('forms', [
        '_default' => ['target' => FormsController::class . '::list'],
        'show' => ['target' => FormsController::class . '::show', 'methods' => ['GET']],
        'chooseTexts' => ['target' => FormsController::class . '::chooseTexts', 'methods' => ['POST']],
    ]),
    'kmdp_consents' => $sheet('consents', [
        '_default' => ['target' => ConsentsController::class . '::list', 'methods' => ['GET']],
        'search' => ['target' => ConsentsController::class . '::search', 'methods' => ['POST']],
        'show' => ['target' => ConsentsController::class . '::show', 'methods' => ['GET']],
        'withdraw' => ['target' => ConsentsController::class . '::withdraw', 'methods' => ['POST']],
    ]),
    'kmdp_directory' => $sheet('directory', [
        '_default' => ['target' => DirectoryController::class . '::show', 'methods' => ['GET']],
        'export' => ['target' => DirectoryController::class . '::export', 'methods' => ['GET']],
    ]),
    'kmdp_deletions' => $sheet('deletions', [
        '_default' => ['target' => DeletionsController::class . '::list', 'methods' => ['GET']],
        'new' => ['target' => DeletionsController::class . '::new', 'methods' => ['GET']],
        'lookUp' => ['target' => DeletionsController::class . '::lookUp', 'methods' => ['POST']],
        'file' => ['target' => DeletionsController::class . '::file', 'methods' => ['POST']],
        'show' => ['target' => DeletionController::class . '::show', 'methods' => ['GET']],
        'lookUpFor' => ['target' => DeletionController::class . '::lookUp', 'methods' => ['POST']],
        'take' => ['target' => DeletionController::class . '::take', 'methods' => ['POST']],
        'certificate' => ['target' => DeletionController::class . '::certificate', 'methods' => ['GET']],
    ]),
    'kmdp_access' => $sheet('access', [
        '_default' => ['target' => AccessController::class . '::show', 'methods' => ['GET']],
        'ask' => ['target' => AccessController::class . '::ask', 'methods' => ['POST']],
        'cancel' => ['target' => AccessController::class . '::cancel', 'methods' => ['POST']],
    ]),
];
