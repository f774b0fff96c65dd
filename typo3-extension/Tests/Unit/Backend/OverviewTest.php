<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Overview\Attention;
use Koerbler\KundenmeisterDataProtection\Backend\Overview\BackupStrip;
use Koerbler\KundenmeisterDataProtection\Backend\Overview\ConsentsPerDay;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

final class OverviewTest extends TestCase
{
    private const NOW = 1795600000;

    /**
     * @param array<string,mixed> $overview Of the bridge.
     * @return list<string> What it is about: a label of ours, or the bridge's words.
     */
    private static function attention(array $overview, string $alarm = ''): array
    {
        return array_map(
            static fn(array $item): string => $item['label'] . $item['message'],
            Attention::items(new Reply($overview), $alarm, self::NOW),
        );
    }

    /**
     * @return array<string,mixed>
     */
    private static function mailSince(int $seconds): array
    {
        return ['mail' => ['waiting' => 1, 'configured' => true, 'oldestWaitingSince' => gmdate('Y-m-d\TH:i:s\Z', self::NOW - $seconds)]];
    }

    #[Test]
    public function nothingNeedsAPersonWhereAllIsWell(): void
    {
        self::assertSame([], self::attention(['findings' => [], 'declarations' => [], 'ledger' => ['ok' => true], 'mail' => ['waiting' => 0]]));
    }

    #[Test]
    public function whatStopsSomethingComesFirst(): void
    {
        $overview = [
            'findings' => [['severity' => 'warn', 'message' => 'Könnte besser sein.'], ['severity' => 'block', 'message' => 'Kein Text.']],
            'declarations' => [['description' => 'Newsletter', 'findings' => [['severity' => 'warn', 'message' => 'Zweck fehlt.']]]],
            'ledger' => ['ok' => false, 'firstBad' => 9],
        ];
        self::assertSame(['Umgeschrieben.', 'attention.ledger', 'Kein Text.', 'Könnte besser sein.', 'Zweck fehlt.'], self::attention($overview, 'Umgeschrieben.'));
    }

    #[Test]
    public function aConsentThatNoLongerFitsIsNamedInsteadOfAnEntry(): void
    {
        $ledger = ['ok' => false, 'consents' => ['compared' => 3, 'ok' => false, 'firstMismatch' => ['consentId' => 'c-7', 'what' => 'state']]];
        $items = Attention::items(new Reply(['ledger' => $ledger]), '', self::NOW);
        self::assertSame([['block', 'attention.consentChanged', ['c-7']]], array_map(static fn(array $item): array => [$item['severity'], $item['label'], $item['values']], $items));
    }

    #[Test]
    public function anOutdatedAgreementLeadsToGeneral(): void
    {
        self::assertSame([], self::attention(['agreement' => ['accepted' => '2', 'current' => '2', 'outdated' => false]]));
        $items = Attention::items(new Reply(['agreement' => ['accepted' => '1', 'current' => '2', 'outdated' => true]]), '', self::NOW);
        self::assertSame([['attention.agreement', ['2'], 'general']], array_map(static fn(array $item): array => [$item['label'], $item['values'], $item['sheet']], $items));
    }

    #[Test]
    public function whatTheDirectoryLacksIsCounted(): void
    {
        self::assertSame([], self::attention(['directory' => ['activities' => 2, 'findings' => 0]]));
        self::assertSame(['attention.directory.one'], self::attention(['directory' => ['activities' => 2, 'findings' => 1]]));
        self::assertSame(['attention.directory.other'], self::attention(['directory' => ['activities' => 2, 'findings' => 4]]));
    }

    #[Test]
    public function deletionsPastTheirDeadlineStopEverythingElse(): void
    {
        self::assertSame([], self::attention(['deletions' => ['open' => 2, 'overdue' => 0, 'nextDueAt' => null]]));
        $items = Attention::items(new Reply(['deletions' => ['open' => 2, 'overdue' => 2, 'nextDueAt' => null]]), '', self::NOW);
        self::assertSame([['block', 'attention.deletions.other', [2], 'deletions']], array_map(static fn(array $item): array => [$item['severity'], $item['label'], $item['values'], $item['sheet']], $items));
    }

    #[Test]
    public function whatIsWrongWithTheBackupsIsToldInTheWordsOfTheBridge(): void
    {
        $finding = ['code' => 'backup-missing', 'severity' => 'warn', 'message' => 'Eine Sicherung fehlt.', 'fix' => 'Der Betreiber weiß davon.'];
        $items = Attention::items(new Reply(['backups' => ['kept' => 4, 'findings' => [$finding]]]), '', self::NOW);
        self::assertSame([['warn', 'Eine Sicherung fehlt.', 'Der Betreiber weiß davon.', 'access']], array_map(static fn(array $item): array => [$item['severity'], $item['message'], $item['fix'], $item['sheet']], $items));
    }

    #[Test]
    public function mailMayWaitTwoHours(): void
    {
        self::assertSame([], self::attention(self::mailSince(7200)));
        self::assertSame(['attention.mailLate'], self::attention(self::mailSince(7201)));
    }

    #[Test]
    #[DataProvider('edges')]
    public function theEdgeOfThePlotIsARoundNumber(int $value, int $edge): void
    {
        self::assertSame($edge, ConsentsPerDay::roundUp($value));
    }

    /**
     * @return array<string,array{int,int}>
     */
    public static function edges(): array
    {
        return ['nothing' => [0, 0], 'one' => [1, 1], 'three' => [3, 5], 'six' => [6, 10], 'ten' => [10, 10], 'eleven' => [11, 20], 'ninety' => [90, 100]];
    }

    #[Test]
    public function consentsStandAboveTheLineAndWithdrawalsBelowItOnOneScale(): void
    {
        $days = ConsentsPerDay::of(new Reply(['consentsPerDay' => [['date' => '2026-11-24', 'given' => 1, 'confirmed' => 2, 'withdrawn' => 5]]]));
        $plot = $days->plot();
        self::assertSame([5, 5, 50.0], [$plot['above'], $plot['below'], $plot['line']]);
        self::assertSame(['top' => 30.0, 'height' => 20.0], $plot['days'][0]['confirmed'] ?? null);
        self::assertSame(['top' => 20.0, 'height' => 10.0], $plot['days'][0]['given']);
        self::assertSame(['top' => 50.0, 'height' => 50.0], $plot['days'][0]['withdrawn']);
        self::assertSame(['given' => 1, 'confirmed' => 2, 'withdrawn' => 5], $days->totals());
    }

    #[Test]
    public function theBackupsAreCountedAndTheNewestIsNamed(): void
    {
        $day = static fn(string $date, string $state): array => ['date' => $date, 'state' => $state, 'bytes' => null, 'verifiedAt' => null];
        $days = [$day('2026-11-24', 'missing'), $day('2026-11-23', 'ok'), $day('2026-11-22', 'failed'), $day('2026-11-21', 'ok')];
        $strip = BackupStrip::of(new Reply($days), new Reply([]), self::NOW);
        self::assertSame([42, 2, '2026-11-23', false], [count($strip->squares), $strip->made, $strip->newest, $strip->isDue]);
    }

    #[Test]
    public function withoutAnyBackupItIsToldWhetherOneWasDue(): void
    {
        $never = ['backups' => ['findings' => [['code' => 'backup-none']]]];
        self::assertFalse(BackupStrip::of(new Reply([]), new Reply(['backups' => ['findings' => []]]), self::NOW)->isDue);
        self::assertTrue(BackupStrip::of(new Reply([]), new Reply($never), self::NOW)->isDue);
        $failed = [['date' => '2026-11-23', 'state' => 'failed', 'bytes' => null, 'verifiedAt' => null]];
        self::assertTrue(BackupStrip::of(new Reply($failed), new Reply([]), self::NOW)->isDue);
    }
}
