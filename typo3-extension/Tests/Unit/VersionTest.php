<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit;

use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

/**
 * TYPO3 13 reads the version from ext_emconf.php, TYPO3 14 from composer.json.
 */
final class VersionTest extends TestCase
{
    private const ROOT = __DIR__ . '/../../';

    #[Test]
    public function allFilesNameTheSameVersion(): void
    {
        $version = self::json('package.json')['version'] ?? null;
        $extra = self::json('composer.json')['extra'] ?? null;
        $forTypo3 = is_array($extra) ? $extra['typo3/cms'] : null;
        self::assertIsArray($forTypo3);
        self::assertSame($version, $forTypo3['version']);
        self::assertSame($version, self::declaration()['version']);
    }

    /**
     * @return array<array-key,mixed>
     */
    private static function json(string $file): array
    {
        return (array) json_decode((string) file_get_contents(self::ROOT . $file), true, 512, JSON_THROW_ON_ERROR);
    }

    /**
     * @return array<array-key,mixed>
     */
    private static function declaration(): array
    {
        $_EXTKEY = 'extension';
        $EM_CONF = [];
        require self::ROOT . 'ext_emconf.php';
        return (array) current($EM_CONF);
    }
}
