<?php

declare(strict_types=1);

use Koerbler\KundenmeisterDataProtection\Form\SaveHook;
use Koerbler\KundenmeisterDataProtection\Powermail\DeleteHook;
use TYPO3\CMS\Core\Information\Typo3Version;
use TYPO3\CMS\Core\Utility\ExtensionManagementUtility;

defined('TYPO3') or die();

$GLOBALS['TYPO3_CONF_VARS']['SC_OPTIONS']['t3lib/class.t3lib_tcemain.php']['processCmdmapClass'][1795600000] = DeleteHook::class;
$GLOBALS['TYPO3_CONF_VARS']['SYS']['caching']['cacheConfigurations']['kundenmeister'] ??= [];

if ((new Typo3Version())->getMajorVersion() < 14) {
    // Every site, so that none breaks that shows the form of another; TYPO3 14 finds the files by their place.
    ExtensionManagementUtility::addTypoScriptSetup(
        'plugin.tx_form.settings.yamlConfigurations.1795600000 = EXT:kundenmeister_data_protection/Configuration/Form/KundenMeister/config.yaml
        module.tx_form.settings.yamlConfigurations {
            1795600000 = EXT:kundenmeister_data_protection/Configuration/Form/KundenMeister/config.yaml
            1795600001 = EXT:kundenmeister_data_protection/Configuration/Yaml/StageOfTypo3v13.yaml
        }',
    );
    foreach (['beforeFormSave', 'beforeFormDelete'] as $hook) {
        $GLOBALS['TYPO3_CONF_VARS']['SC_OPTIONS']['ext/form'][$hook][1795600000] = SaveHook::class;
    }
}
