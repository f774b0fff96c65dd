<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\ConnectionController;
use Koerbler\KundenmeisterDataProtection\Backend\OverviewController;
use Koerbler\KundenmeisterDataProtection\Backend\Page\ChangeGuard;
use Koerbler\KundenmeisterDataProtection\Connection\ConnectionStore;
use Koerbler\KundenmeisterDataProtection\Tests\Unit\Ledger\LedgerOnShow;
use PHPUnit\Framework\Attributes\Test;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Module\ModuleInterface;
use TYPO3\CMS\Backend\Routing\Router;
use TYPO3\CMS\Core\Registry;

final class LedgerAlarmTest extends ModuleTestCase
{
    private const BUTTON = 'Nach einer Wiederherstellung neu beginnen …';
    private const ALARM = 'Das Protokoll von KundenMeister ist kürzer als zuvor';

    private LedgerOnShow $ledger;

    protected function setUp(): void
    {
        parent::setUp();
        $this->connect();
        $this->ledger = new LedgerOnShow('tenant-1');
        $this->ledger->grow(3);
        $this->check($this->ledger);
    }

    /**
     * @param array<string,array{status:int,body:mixed}> $more Further answers.
     */
    private function show(LedgerOnShow $ledger, array $more = []): void
    {
        $shown = static fn(string $path): array => ['status' => 200, 'body' => $ledger->send('GET', "https://bridge.example$path", [], null, 5)->data()];
        $this->bridgeAnswers($more + [
            'GET /v1/data-protection' => ['status' => 200, 'body' => ['active' => false]],
            'GET /v1/overview' => ['status' => 200, 'body' => ['ledger' => ['entries' => 3, 'checkedAt' => null, 'ok' => true]]],
            'GET /v1/ledger/head' => $shown('/v1/ledger/head'),
            'GET /v1/ledger' => $shown('/v1/ledger'),
            'GET /.well-known/jwks.json' => $shown('/.well-known/jwks.json'),
            'POST /v1/ledger/verify' => ['status' => 200, 'body' => ['ok' => true]],
        ]);
    }

    private function check(LedgerOnShow $ledger): void
    {
        $this->show($ledger);
        $this->service(OverviewController::class)->checkLedger($this->post('kmdp_overview', []));
    }

    private function shorten(): void
    {
        array_pop($this->ledger->entries);
        $this->check($this->ledger);
    }

    private function overview(): string
    {
        return (string) $this->service(OverviewController::class)->show($this->request('kmdp_overview'))->getBody();
    }

    private function beginAnew(?ServerRequestInterface $request = null): void
    {
        $answer = $this->service(OverviewController::class)->beginAnew($request ?? $this->post('kmdp_overview', []));
        self::assertSame(303, $answer->getStatusCode());
    }

    private function kept(string $name): mixed
    {
        return $this->service(Registry::class)->get('tx_kundenmeisterdataprotection', $name);
    }

    private function connectWith(string $key): int
    {
        return $this->service(ConnectionController::class)->connect($this->post('kmdp_general', ['url' => $this->bridgeUrl, 'key' => $key]))->getStatusCode();
    }

    #[Test]
    public function afterARestoreTheAlarmEndsAndTheEvidenceAndTheKnownKeyStay(): void
    {
        self::assertStringNotContainsString(self::BUTTON, $this->overview());
        $this->shorten();
        [$alarm, $pin] = [$this->kept('ledger-alarm'), $this->kept('ledger-pin')];
        $page = $this->overview();
        self::assertStringContainsString(self::ALARM, $page);
        self::assertMatchesRegularExpression('~<button [^>]*disabled data-kmdp-ask="Tun Sie das erst, [^"]*" data-kmdp-title="Nach einer Wiederherstellung neu beginnen\?" data-kmdp-yes="Ja, neu beginnen" [^>]*>' . self::BUTTON . '~u', $page);
        $this->beginAnew();
        $page = $this->overview();
        self::assertStringNotContainsString(self::ALARM, $page);
        self::assertStringNotContainsString(self::BUTTON, $page);
        self::assertStringContainsString('unabhängig geprüft: Nichts wurde umgeschrieben.', $page);
        $evidence = $this->kept('ledger-evidence');
        self::assertIsArray($evidence);
        self::assertSame([[$alarm], $pin], [array_column($evidence, 'alarm'), $this->kept('ledger-pin')]);
        $this->shorten();
        self::assertStringContainsString(self::ALARM, $this->overview());
    }

    #[Test]
    public function anAlarmThatNoRestoreExplainsOffersNothingAndStays(): void
    {
        $other = new LedgerOnShow('tenant-1');
        $other->grow(3);
        $this->check($other);
        self::assertStringNotContainsString(self::BUTTON, $this->overview());
        $this->beginAnew();
        self::assertStringContainsString('nicht mit dem Schlüssel signiert, den dieses TYPO3 kennt', $this->overview());
        self::assertNull($this->kept('ledger-evidence'));
    }

    #[Test]
    public function onlyAFormOfThisSessionThatIsPostedEndsAnAlarm(): void
    {
        $this->shorten();
        $this->beginAnew($this->post('kmdp_overview', [ChangeGuard::FIELD => 'forged']));
        self::assertStringContainsString(self::ALARM, $this->overview());
        $route = $this->service(Router::class)->getRoute('kmdp_overview.beginAnew');
        $module = $route?->getOption('module');
        self::assertInstanceOf(ModuleInterface::class, $module);
        self::assertSame([['POST'], 'kmdp_overview'], [$route?->getMethods(), $module->getIdentifier()]);
    }

    #[Test]
    public function whileTheBridgeIsAwayTheAlarmEndsAndTheNextCheckLooksAtTheLedger(): void
    {
        $this->shorten();
        $this->show($this->ledger, ['GET /v1/ledger/head' => ['status' => 503, 'body' => []]]);
        $this->beginAnew();
        self::assertNull($this->kept('ledger-alarm'));
        $this->check($this->ledger);
        self::assertStringContainsString('unabhängig geprüft: Nichts wurde umgeschrieben.', $this->overview());
    }

    #[Test]
    public function neitherANewKeyNorDisconnectingEndsAnAlarmButAnotherCompanyDoes(): void
    {
        $this->shorten();
        $this->beginAnew();
        $this->shorten();
        [$alarm, $evidence, $pin] = $kept = [$this->kept('ledger-alarm'), $this->kept('ledger-evidence'), $this->kept('ledger-pin')];
        self::assertNotContains(null, $kept);
        self::assertSame(303, $this->connectWith('kmdp_new_key'));
        $this->service(ConnectionController::class)->disconnect($this->post('kmdp_general', []));
        self::assertSame(303, $this->connectWith('kmdp_newer_key'));
        self::assertSame([$alarm, $evidence, $pin], [$this->kept('ledger-alarm'), $this->kept('ledger-evidence'), $this->kept('ledger-pin')]);
        $this->show(new LedgerOnShow('tenant-2'));
        self::assertSame(303, $this->connectWith('kmdp_key_of_another'));
        self::assertSame([null, null, null], [$this->kept('ledger-alarm'), $this->kept('ledger-evidence'), $this->kept('ledger-pin')]);
    }

    #[Test]
    public function whoseLedgerItIsMustBeKnownBeforeAKeyIsSaved(): void
    {
        $this->shorten();
        $this->show($this->ledger, ['GET /v1/ledger/head' => ['status' => 503, 'body' => ['type' => 'x/problems/unavailable', 'detail' => 'Gerade nicht.']]]);
        self::assertSame(422, $this->connectWith('kmdp_new_key'));
        self::assertSame('kmdp_test_key', $this->service(ConnectionStore::class)->load()?->key);
        self::assertNotNull($this->kept('ledger-alarm'));
    }
}
