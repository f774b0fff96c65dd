<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\ConnectionController;
use Koerbler\KundenmeisterDataProtection\Backend\ConsentsController;
use Koerbler\KundenmeisterDataProtection\Backend\FormsController;
use Koerbler\KundenmeisterDataProtection\Backend\GeneralController;
use Koerbler\KundenmeisterDataProtection\Backend\OverviewController;
use Koerbler\KundenmeisterDataProtection\Backend\Page\ChangeGuard;
use Koerbler\KundenmeisterDataProtection\Backend\TextEditController;
use Koerbler\KundenmeisterDataProtection\Backend\TextHelpController;
use Koerbler\KundenmeisterDataProtection\Connection\ConnectionStore;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForm;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForms;
use PHPUnit\Framework\Attributes\Test;
use TYPO3\CMS\Backend\Module\ModuleProvider;
use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;
use TYPO3\CMS\Core\Database\ConnectionPool;

final class ModuleTest extends ModuleTestCase
{
    private const SETTINGS = ['active' => false, 'company' => null, 'processorAgreement' => null, 'unconfirmedDays' => 7, 'keepProofDays' => 1095, 'recordIp' => false];
    private const PROCESSOR = ['name' => 'Körbler GmbH', 'statement' => ['de' => 'S', 'en' => 'S'], 'agreement' => ['version' => '1', 'text' => ['de' => 'Vertragstext', 'en' => 'Text'], 'changes' => null]];

    /**
     * @param array<string,array{status:int,body:mixed}> $more
     */
    private function connectedBridge(array $more = []): void
    {
        $this->connect();
        $this->bridgeAnswers($more + [
            'GET /v1/data-protection' => ['status' => 200, 'body' => self::SETTINGS],
            'GET /v1/processor' => ['status' => 200, 'body' => self::PROCESSOR],
        ]);
    }

    #[Test]
    public function theFirstVisitSaysInGermanWhatToDo(): void
    {
        $page = (string) $this->service(OverviewController::class)->show($this->request('kmdp_overview'))->getBody();
        self::assertStringContainsString('Drei Schritte zu Ihrem ersten Formular', $page);
    }

    #[Test]
    public function theOverviewShowsTheBackupDaysAndSaysWhenItDoesNotKnowThem(): void
    {
        $overview = ['forms' => ['total' => 0, 'accepting' => 0], 'pendingConfirmations' => 0, 'mail' => ['waiting' => 0, 'failed' => 0], 'ledger' => ['entries' => 1, 'checkedAt' => null, 'ok' => null], 'backups' => ['findings' => []]];
        $day = ['date' => '2026-03-01', 'state' => 'ok', 'bytes' => 1234567, 'verifiedAt' => null];
        $known = $this->overview($overview, ['GET /v1/backups' => ['status' => 200, 'body' => [$day]]]);
        self::assertSame(42, preg_match_all('/<li class="kmdp-square /', $known));
        self::assertStringContainsString('title="1. März 2026: Gesichert"', $known);
        self::assertStringContainsString('Tage mit Sicherung: 1. Die neueste ist vom 1. März 2026.', $known);
        $unknown = $this->overview($overview, ['GET /v1/backups' => ['status' => 503, 'body' => ['type' => 'x/problems/unavailable', 'detail' => 'Gerade nicht.']]]);
        self::assertStringContainsString('Sicherungen der letzten 42 Tage', $unknown);
        self::assertStringNotContainsString('Es gibt', $unknown);
        self::assertStringNotContainsString('Sicherungen der letzten 42 Tage', $this->overview(array_diff_key($overview, ['backups' => true]), []));
    }

    /**
     * @param array<string,mixed>                        $overview Of the bridge.
     * @param array<string,array{status:int,body:mixed}> $more     Further answers.
     */
    private function overview(array $overview, array $more): string
    {
        $this->connectedBridge($more + ['GET /v1/overview' => ['status' => 200, 'body' => $overview]]);
        return (string) $this->service(OverviewController::class)->show($this->request('kmdp_overview'))->getBody();
    }

    #[Test]
    public function addressAndKeyAreSavedOnlyWhenTheBridgeAnswersToThem(): void
    {
        $form = ['url' => $this->bridgeUrl, 'key' => 'kmdp_test_key'];
        $refused = $this->service(ConnectionController::class)->connect($this->post('kmdp_general', $form));
        self::assertSame([422, null], [$refused->getStatusCode(), $this->service(ConnectionStore::class)->load()]);

        $this->bridgeAnswers([
            'GET /v1/data-protection' => ['status' => 200, 'body' => self::SETTINGS],
            'GET /v1/ledger/head' => ['status' => 200, 'body' => ['tenantId' => 'tenant-1']],
        ]);
        $taken = $this->service(ConnectionController::class)->connect($this->post('kmdp_general', $form));
        self::assertSame([303, 'kmdp_test_key'], [$taken->getStatusCode(), $this->service(ConnectionStore::class)->load()?->key]);
    }

    #[Test]
    public function theKeyIsNeitherShownNorStoredReadably(): void
    {
        $this->connectedBridge();
        $page = (string) $this->service(GeneralController::class)->show($this->request('kmdp_general'))->getBody();
        self::assertStringContainsString($this->bridgeUrl, $page);
        self::assertStringNotContainsString('kmdp_test_key', $page);
        $stored = $this->service(ConnectionPool::class)->getConnectionForTable('sys_registry')->select(['*'], 'sys_registry')->fetchAllAssociative();
        self::assertStringNotContainsString('kmdp_test_key', serialize($stored));
    }

    #[Test]
    public function aFormWithoutTheTokenOfThisSessionChangesNothing(): void
    {
        $this->connectedBridge();
        $forged = $this->post('kmdp_general', [ChangeGuard::FIELD => 'forged', 'active' => '1']);
        $this->service(GeneralController::class)->save($forged);
        $this->service(ConnectionController::class)->disconnect($forged);
        self::assertSame([], $this->changes());
        self::assertNotNull($this->service(ConnectionStore::class)->load());
    }

    #[Test]
    public function aRefusalStandsAtItsFieldAndTheInputStays(): void
    {
        $this->connectedBridge(['PUT /v1/data-protection' => ['status' => 422, 'body' => [
            'type' => 'https://bridge/problems/field-invalid',
            'errors' => [['pointer' => '/company/email', 'code' => 'email-invalid', 'message' => 'Keine gültige Adresse.']],
        ]]]);
        $answer = $this->service(GeneralController::class)->save($this->post('kmdp_general', ['company' => ['name' => 'Getippt GmbH', 'email' => 'falsch'], 'revision' => '"7"']));
        $page = (string) $answer->getBody();
        self::assertSame(422, $answer->getStatusCode());
        self::assertMatchesRegularExpression('/id="kmdp-companyEmail-error">Keine gültige Adresse\./', $page);
        self::assertStringContainsString('value="Getippt GmbH"', $page);
        self::assertSame('"7"', $this->changes()[0]['ifMatch'] ?? null);
    }

    #[Test]
    public function theInputStaysWhenTheBridgeIsAway(): void
    {
        $this->service(ConnectionStore::class)->save('http://127.0.0.1:1', 'kmdp_test_key');
        $page = (string) $this->service(GeneralController::class)->save($this->post('kmdp_general', ['company' => ['name' => 'Getippt GmbH']]))->getBody();
        self::assertStringContainsString('KundenMeister ist derzeit nicht erreichbar', $page);
        self::assertStringContainsString('value="Getippt GmbH"', $page);
    }

    #[Test]
    public function aTextThatSomeoneElseHasChangedIsShownWithBothChanges(): void
    {
        $theirs = ['id' => 'p1', 'description' => 'Newsletter', 'purpose' => 'newsletter', 'topic' => 'Ihr Thema', 'locale' => 'de', 'consentText' => ['mode' => 'proposal'], 'currentVersion' => 'v1', 'forms' => []];
        $this->connectedBridge([
            'GET /v1/data-protection' => ['status' => 200, 'body' => ['company' => ['name' => 'Muster']] + self::SETTINGS],
            'PUT /v1/consent-profiles/p1' => ['status' => 412, 'body' => ['type' => 'x/problems/changed-meanwhile', 'current' => $theirs]],
        ]);
        $answer = $this->service(TextEditController::class)->save($this->post('kmdp_texts', ['id' => 'p1', 'revision' => '"6"', 'version' => 'v1', 'purpose' => 'newsletter', 'topic' => 'Mein Thema', 'cancelNotice' => 'Jederzeit.']));
        $page = (string) $answer->getBody();
        self::assertSame(422, $answer->getStatusCode());
        self::assertStringContainsString('Mein Thema', $page);
        self::assertStringContainsString('Ihr Thema', $page);
        self::assertStringContainsString('name="revision" value="&quot;7&quot;"', $page);
    }

    #[Test]
    public function aFormIsShownWithTheWayToItsEditorAlsoWhileTheBridgeIsAway(): void
    {
        $this->service(ConnectionStore::class)->save('http://127.0.0.1:1', 'kmdp_test_key');
        $body = ['title' => 'Kontakt', 'kind' => 'contact', 'pageUrl' => 'https://muster.example/kontakt', 'fields' => [], 'profiles' => []];
        $this->service(RegisteredForms::class)->put(RegisteredForm::waiting('kontakt-1', $body, '1:/form_definitions/kontakt.form.yaml'));
        $list = (string) $this->service(FormsController::class)->list($this->request('kmdp_forms'))->getBody();
        self::assertStringContainsString('Noch nicht geprüft', $list);
        $one = (string) $this->service(FormsController::class)->show($this->request('kmdp_forms', ['formKey' => 'kontakt-1']))->getBody();
        self::assertStringContainsString('formPersistenceIdentifier=1:/form_definitions/kontakt.form.yaml', $one);
    }

    #[Test]
    public function aSearchForAnAddressKeepsItOutOfTheUrl(): void
    {
        $answer = $this->service(ConsentsController::class)->search($this->post('kmdp_consents', ['email' => 'person@example.org', 'state' => 'nonsense']));
        self::assertSame(303, $answer->getStatusCode());
        self::assertStringNotContainsString('person', $answer->getHeaderLine('Location'));
    }

    #[Test]
    public function aGroupMayBeGivenSomeSheetsOnly(): void
    {
        $this->logIn(2);
        $user = $GLOBALS['BE_USER'];
        self::assertInstanceOf(BackendUserAuthentication::class, $user);
        $modules = $this->service(ModuleProvider::class);
        self::assertSame([true, false, false], array_map(static fn(string $module): bool => $modules->accessGranted($module, $user), ['kmdp_consents', 'kmdp_general', 'kmdp_texts']));
        self::assertSame(403, $this->service(TextHelpController::class)->draft($this->request('kmdp_texts'))->getStatusCode());
    }
}
