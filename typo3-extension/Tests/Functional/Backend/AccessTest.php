<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\AccessController;
use Koerbler\KundenmeisterDataProtection\Backend\Page\ChangeGuard;
use PHPUnit\Framework\Attributes\Test;

final class AccessTest extends ModuleTestCase
{
    private const RECOVERY = ['id' => 'w1', 'backupDate' => '2026-03-01', 'state' => 'received', 'description' => 'Die Gruppe Stammkunden', 'requestedBy' => 'Frau Huber', 'receivedAt' => '2026-03-02T09:00:00.000Z', 'closedAt' => null, 'refusalReason' => null];

    /**
     * @param array<string,array{status:int,body:mixed}> $more
     */
    private function connectedBridge(array $more = []): void
    {
        $this->connect();
        $fairUse = ['year' => 2026, 'count' => 1, 'usual' => 12, 'exceeded' => false, 'note' => 'Kostenlos im üblichen Rahmen.'];
        $this->bridgeAnswers($more + [
            'GET /v1/backups' => ['status' => 200, 'body' => [['date' => '2026-03-02', 'state' => 'missing', 'bytes' => null, 'verifiedAt' => null], ['date' => '2026-03-01', 'state' => 'ok', 'bytes' => 1234567, 'verifiedAt' => '2026-03-01T04:00:00.000Z']]],
            'GET /v1/restore-requests' => ['status' => 200, 'body' => ['items' => [self::RECOVERY], 'nextCursor' => null, 'fairUse' => $fairUse]],
        ]);
    }

    private function page(): string
    {
        return (string) $this->service(AccessController::class)->show($this->request('kmdp_access'))->getBody();
    }

    #[Test]
    public function eachOf42DaysHasItsSquareWithItsMeaningInWords(): void
    {
        $this->connectedBridge();
        $page = $this->page();
        self::assertSame(42, preg_match_all('/<li class="kmdp-square /', $page));
        self::assertStringContainsString('title="1. März 2026: Gesichert und geprüft"', $page);
        self::assertStringContainsString('title="2. März 2026: Fehlt"', $page);
        self::assertStringContainsString('An diesem Tag wurde keine Sicherung gemacht.', $page);
    }

    #[Test]
    public function aRecoveryCanBeAskedForOnlyFromADayWithABackup(): void
    {
        $this->connectedBridge();
        $page = $this->page();
        self::assertSame(1, preg_match_all('/<option value="2026-03-01"/', $page));
        self::assertStringNotContainsString('<option value="2026-03-02"', $page);
        self::assertStringContainsString('Kostenlos im üblichen Rahmen.', $page);
        $this->connectedBridge(['GET /v1/backups' => ['status' => 200, 'body' => []]]);
        $none = $this->page();
        self::assertStringContainsString('Es gibt noch keine Sicherung.', $none);
        self::assertStringNotContainsString('name="backupDate"', $none);
    }

    #[Test]
    public function whatWasLostIsHandedOnAndARefusalStandsAtItsField(): void
    {
        $form = ['backupDate' => '2026-03-01', 'description' => ' Zwei Zeilen '];
        $this->connectedBridge(['POST /v1/restore-requests' => ['status' => 201, 'body' => self::RECOVERY]]);
        self::assertSame(303, $this->service(AccessController::class)->ask($this->post('kmdp_access', $form))->getStatusCode());
        self::assertSame(['backupDate' => '2026-03-01', 'description' => 'Zwei Zeilen'], $this->changes()[0]['body'] ?? null);
        $this->connectedBridge(['POST /v1/restore-requests' => ['status' => 422, 'body' => ['type' => 'x/problems/backup-unavailable', 'errors' => [['pointer' => '/backupDate', 'code' => 'unknown', 'message' => 'Keine Sicherung dieses Tages.']]]]]);
        $answer = $this->service(AccessController::class)->ask($this->post('kmdp_access', $form));
        self::assertSame(422, $answer->getStatusCode());
        self::assertMatchesRegularExpression('/id="kmdp-backupDate-error">Keine Sicherung dieses Tages\./', (string) $answer->getBody());
        self::assertStringContainsString('Zwei Zeilen', (string) $answer->getBody());
    }

    #[Test]
    public function whatWasAskedForIsListedAndTakenBack(): void
    {
        $this->connectedBridge(['POST /v1/restore-requests/w1/cancel' => ['status' => 200, 'body' => ['state' => 'cancelled'] + self::RECOVERY]]);
        $page = $this->page();
        self::assertStringContainsString('Aus der Sicherung vom 1. März 2026', $page);
        self::assertStringContainsString('Die Gruppe Stammkunden', $page);
        $this->service(AccessController::class)->cancel($this->post('kmdp_access', ['id' => 'w1']));
        self::assertSame('POST /v1/restore-requests/w1/cancel', $this->changes()[0]['asked'] ?? null);
    }

    #[Test]
    public function aFormWithoutTheTokenOfThisSessionAsksForNothing(): void
    {
        $this->connectedBridge();
        $access = $this->service(AccessController::class);
        $access->cancel($this->post('kmdp_access', ['id' => 'w1', ChangeGuard::FIELD => 'forged']));
        $access->ask($this->post('kmdp_access', ['backupDate' => '2026-03-01', 'description' => 'x', ChangeGuard::FIELD => 'forged']));
        self::assertSame([], $this->changes());
    }

    #[Test]
    public function whileTheBridgeIsAwayTheSheetSaysSo(): void
    {
        $this->connect();
        $this->bridgeAnswers(['GET /v1/backups' => ['status' => 503, 'body' => []]]);
        $page = $this->page();
        self::assertStringContainsString('kmdp-problem', $page);
        self::assertStringNotContainsString('Es gibt noch keine Sicherung.', $page);
    }
}
