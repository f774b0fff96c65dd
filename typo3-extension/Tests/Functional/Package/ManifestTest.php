<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Package;

use PHPUnit\Framework\Attributes\Test;
use TYPO3\CMS\Core\Package\PackageManager;
use TYPO3\TestingFramework\Core\Functional\FunctionalTestCase;

final class ManifestTest extends FunctionalTestCase
{
    protected array $coreExtensionsToLoad = ['form'];
    protected array $testExtensionsToLoad = ['koerbler/kundenmeister-data-protection'];

    #[Test]
    public function typo3FindsNothingDeprecatedInThePackage(): void
    {
        $packages = $this->get(PackageManager::class);
        self::assertInstanceOf(PackageManager::class, $packages);
        $complaints = [];
        set_error_handler(static function (int $level, string $message) use (&$complaints): bool {
            $complaints[] = $message;
            return true;
        });
        try {
            $manifest = $packages->getComposerManifest(dirname(__DIR__, 3) . '/');
        } finally {
            restore_error_handler();
        }
        self::assertSame([], $complaints);
        self::assertSame('koerbler/kundenmeister-data-protection', $manifest->name);
    }
}
