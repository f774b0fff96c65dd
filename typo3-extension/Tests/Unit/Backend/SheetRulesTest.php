<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Forms\FormRow;
use Koerbler\KundenmeisterDataProtection\Backend\Texts\Difference;
use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

final class SheetRulesTest extends TestCase
{
    #[Test]
    public function aFormSaysTheFirstThingToMendAndHowManyMoreThereAre(): void
    {
        $findings = [['message' => 'Eins.'], ['message' => 'Zwei.'], ['message' => 'Drei.']];
        $row = FormRow::of('kontakt', ['title' => 'Kontakt', 'compliant' => false, 'findings' => $findings], '');
        self::assertSame(['takes-none', 'Eins.', 2], [$row->state, $row->first, $row->more]);
    }

    #[Test]
    public function aFormThatTheBridgeHasYetToTakeIsNotCheckedRatherThanBroken(): void
    {
        self::assertSame('not-checked', FormRow::of('kontakt', ['title' => 'Kontakt'], '')->state);
    }

    #[Test]
    public function aFormMayTakeDataAndStillBeImproved(): void
    {
        self::assertSame('could-be-better', FormRow::of('a', ['compliant' => true, 'findings' => [['message' => 'Hinweis.']]], '')->state);
        self::assertSame('in-order', FormRow::of('a', ['compliant' => true, 'findings' => []], '')->state);
    }

    #[Test]
    public function longStretchesWithoutAChangeAreCutToTheWordsBesideIt(): void
    {
        $same = ['kind' => 'same', 'text' => str_repeat('Wörter ', 60)];
        $shown = Difference::condensed([$same, ['kind' => 'added', 'text' => 'neu'], $same]);
        self::assertSame(['gap', 'same', 'added', 'same', 'gap'], array_column($shown, 'kind'));
        self::assertLessThanOrEqual(80, mb_strlen($shown[1]['text'] ?? ''));
    }

    #[Test]
    public function aShortStretchStaysWhole(): void
    {
        $short = ['kind' => 'same', 'text' => 'Kurz.'];
        self::assertSame([$short], Difference::condensed([$short, 'nonsense']));
    }

    #[Test]
    public function noButtonThatAsksBeforeAChangeWorksBeforeItCanAsk(): void
    {
        $files = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator(__DIR__ . '/../../../Resources/Private', \FilesystemIterator::SKIP_DOTS));
        $asking = [];
        foreach ($files as $file) {
            self::assertInstanceOf(\SplFileInfo::class, $file);
            preg_match_all('/<button [^>]*type="submit"[^>]* data-kmdp-ask=/', (string) file_get_contents($file->getPathname()), $found);
            $asking = [...$asking, ...$found[0]];
        }
        self::assertGreaterThan(6, count($asking));
        self::assertSame([], array_filter($asking, static fn(string $button): bool => !str_contains($button, ' disabled ')));
    }
}
