<?php

declare(strict_types=1);

use Composer\Autoload\ClassLoader;
use TYPO3\TestingFramework\Core\Testbase;

/**
 * Runs within the TYPO3 named by TYPO3_DIR, whose own PHPUnit has loaded its classes. Only the tests' classes are
 * missing there, since TYPO3 has the extension as a dependency.
 */
(static function (): void {
    $loader = new ClassLoader();
    $loader->addPsr4('Koerbler\\KundenmeisterDataProtection\\Tests\\', dirname(__DIR__) . '/Tests');
    $loader->register();

    $testbase = new Testbase();
    $testbase->defineOriginalRootPath();
    $testbase->createDirectory(ORIGINAL_ROOT . 'typo3temp/var/tests');
    $testbase->createDirectory(ORIGINAL_ROOT . 'typo3temp/var/transient');
})();
