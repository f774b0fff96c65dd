<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Backend;

use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

final class LabelsTest extends TestCase
{
    private const FOLDER = __DIR__ . '/../../../';

    /**
     * @return array<string,string> Words by key.
     */
    private static function labels(string $file, string $element): array
    {
        $xml = new \DOMDocument();
        self::assertTrue($xml->load(self::FOLDER . 'Resources/Private/Language/' . $file));
        $labels = [];
        foreach ($xml->getElementsByTagName('trans-unit') as $unit) {
            $labels[$unit->getAttribute('id')] = trim($unit->getElementsByTagName($element)->item(0)->textContent ?? '');
        }
        return $labels;
    }

    /**
     * @return list<string> Keys that templates and classes name whole.
     */
    private static function used(): array
    {
        $keys = [];
        foreach (['Resources/Private' => '/\{l\}([a-zA-Z]+(?:\.[a-zA-Z0-9]+)*)"/', 'Classes/Backend' => "/labels->get\('([a-zA-Z.]+[a-zA-Z])'/"] as $folder => $pattern) {
            $files = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator(self::FOLDER . $folder, \FilesystemIterator::SKIP_DOTS));
            foreach ($files as $file) {
                self::assertInstanceOf(\SplFileInfo::class, $file);
                preg_match_all($pattern, (string) file_get_contents($file->getPathname()), $found);
                $keys = [...$keys, ...$found[1]];
            }
        }
        return array_values(array_unique($keys));
    }

    #[Test]
    public function everyLabelOfTheModuleIsThereInGermanWithTheSamePlaceholders(): void
    {
        $german = self::labels('de.locallang_module.xlf', 'target');
        $placeholders = static function (string $label): array {
            preg_match_all('/%(?:\d\$)?[sd]/', $label, $found);
            sort($found[0]);
            return $found[0];
        };
        foreach (self::labels('locallang_module.xlf', 'source') as $key => $english) {
            self::assertNotSame('', $german[$key] ?? '', $key);
            self::assertSame($placeholders($english), $placeholders($german[$key] ?? ''), $key);
        }
    }

    #[Test]
    public function everyLabelThatIsNamedExists(): void
    {
        $used = self::used();
        self::assertGreaterThan(100, count($used));
        self::assertSame([], array_diff($used, array_keys(self::labels('locallang_module.xlf', 'source'))));
    }
}
