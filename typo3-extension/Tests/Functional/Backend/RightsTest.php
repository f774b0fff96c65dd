<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\DirectoryController;
use Koerbler\KundenmeisterDataProtection\Backend\FormEditorController;
use Koerbler\KundenmeisterDataProtection\Backend\FormsController;
use Koerbler\KundenmeisterDataProtection\Backend\OverviewController;
use Koerbler\KundenmeisterDataProtection\Backend\TextEditController;
use Koerbler\KundenmeisterDataProtection\Backend\TextHelpController;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForm;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForms;
use PHPUnit\Framework\Attributes\Test;
use TYPO3\CMS\Backend\Module\ModuleProvider;
use TYPO3\CMS\Backend\Routing\Router;
use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;

final class RightsTest extends ModuleTestCase
{
    private const SHEETS = ['kmdp', 'kmdp_overview', 'kmdp_general', 'kmdp_texts', 'kmdp_forms', 'kmdp_consents', 'kmdp_directory', 'kmdp_deletions', 'kmdp_access'];

    /**
     * @return list<string> Sheets that the user may open.
     */
    private function sheetsOf(int $user): array
    {
        $this->logIn($user);
        $loggedIn = $GLOBALS['BE_USER'];
        self::assertInstanceOf(BackendUserAuthentication::class, $loggedIn);
        $modules = $this->service(ModuleProvider::class);
        return array_values(array_filter(self::SHEETS, static fn(string $sheet): bool => $modules->accessGranted($sheet, $loggedIn)));
    }

    #[Test]
    public function eachUserOpensTheSheetsOfTheirGroup(): void
    {
        self::assertSame(self::SHEETS, $this->sheetsOf(1));
        self::assertSame([], $this->sheetsOf(3));
        self::assertSame(['kmdp', 'kmdp_overview', 'kmdp_forms', 'kmdp_directory'], $this->sheetsOf(4));
    }

    #[Test]
    public function everyAjaxRouteNamesTheModuleWhoseRightItNeeds(): void
    {
        $routes = $this->service(Router::class);
        $rights = static fn(string $name): mixed => $routes->getRoute('ajax_kmdp_' . $name)?->getOption('inheritAccessFromModule');
        self::assertSame('web_FormFormbuilder', $rights('form_editor'));
        foreach (['proposal', 'check', 'draft'] as $name) {
            self::assertSame('kmdp_texts', $rights('texts_' . $name), $name);
        }
        foreach (['read', 'add', 'change', 'remove', 'measures', 'proposal', 'history', 'import'] as $name) {
            self::assertSame('kmdp_directory', $rights('directory_' . $name), $name);
        }
    }

    #[Test]
    public function whoHasNoSheetGetsNothingFromItsHelp(): void
    {
        $this->connect();
        $this->logIn(3);
        $help = $this->service(TextHelpController::class);
        $asked = $this->asked('kmdp_texts', ['url' => 'https://muster.example']);
        self::assertSame([403, 403, 403], [$help->proposal($asked)->getStatusCode(), $help->check($asked)->getStatusCode(), $help->draft($asked)->getStatusCode()]);
        self::assertSame([], $this->changes());
    }

    #[Test]
    public function theFormEditorIsToldOfTextsAndFindingsByItsOwnRight(): void
    {
        $this->connect();
        $this->bridgeAnswers(['GET /v1/consent-profiles' => ['status' => 200, 'body' => ['items' => [['id' => 'p1', 'description' => 'Newsletter']]]]]);
        $editor = $this->service(FormEditorController::class);
        $answer = $editor->show($this->request('kmdp_forms', ['form' => 'kontakt']));
        $told = self::json($answer);
        self::assertSame([[['id' => 'p1', 'label' => 'Newsletter']], null, false], [$told['profiles'], $told['findings'], $told['waits']]);
        $this->bridgeAnswers([]);
        self::assertNull(self::json($editor->show($this->request('kmdp_forms', ['form' => 'kontakt'])))['profiles']);
        foreach ([3, 4] as $user) {
            $this->logIn($user);
            self::assertSame(403, $editor->show($this->request('kmdp_forms', ['form' => 'kontakt']))->getStatusCode());
        }
    }

    #[Test]
    public function theOverviewLeadsOnlyToSheetsThatTheUserMayOpen(): void
    {
        $this->connect();
        $this->bridgeAnswers([
            'GET /v1/data-protection' => ['status' => 200, 'body' => ['active' => false]],
            'GET /v1/overview' => ['status' => 200, 'body' => [
                'directory' => ['activities' => 1, 'findings' => 2],
                'deletions' => ['open' => 1, 'overdue' => 1, 'nextDueAt' => null],
                'agreement' => ['accepted' => '1', 'current' => '2', 'outdated' => true],
                'backups' => ['findings' => []],
            ]],
            'GET /v1/backups' => ['status' => 200, 'body' => []],
        ]);
        self::assertSame(['access', 'deletions', 'directory', 'general'], $this->linksOfOverview(1));
        self::assertSame(['directory'], $this->linksOfOverview(4));
    }

    /**
     * @return list<string> Names of other sheets, without those of the menu.
     */
    private function linksOfOverview(int $user): array
    {
        $this->logIn($user);
        $page = (string) $this->service(OverviewController::class)->show($this->request('kmdp_overview'))->getBody();
        self::assertStringContainsString('Sicherungen der letzten 42 Tage', $page);
        return self::links($page, 'overview');
    }

    /**
     * @return list<string> Names of other sheets than this one, without those of the menu.
     */
    private static function links(string $page, string $sheet): array
    {
        preg_match_all('~<a (?:class="btn [^"]*" )?href="/typo3/module/kundenmeister/(\w+)~', $page, $found);
        $names = array_diff(array_unique($found[1]), [$sheet]);
        sort($names);
        return $names;
    }

    #[Test]
    public function theDirectoryLeadsToGeneralOnlyWhoMayOpenIt(): void
    {
        foreach ([1 => ['general'], 4 => []] as $user => $links) {
            $this->logIn($user);
            $page = (string) $this->service(DirectoryController::class)->show($this->request('kmdp_directory'))->getBody();
            self::assertStringContainsString('Verbinden Sie zuerst diese Website', $page);
            self::assertSame($links, self::links($page, 'directory'));
        }
    }

    #[Test]
    public function aTextLeadsToGeneralOnlyWhoMayOpenIt(): void
    {
        $this->connect();
        $this->bridgeAnswers(['GET /v1/data-protection' => ['status' => 200, 'body' => ['active' => false, 'company' => null]]]);
        foreach ([1 => ['general'], 4 => []] as $user => $links) {
            $this->logIn($user);
            $page = (string) $this->service(TextEditController::class)->edit($this->request('kmdp_texts'))->getBody();
            self::assertStringContainsString('Bitte tragen Sie zuerst auf dem Blatt „Allgemein“ Ihr Unternehmen ein', $page);
            self::assertSame($links, self::links($page, 'texts'));
        }
    }

    #[Test]
    public function whoMayNotEditFormsOrTextsSeesThemWithoutTheWayToTheirEditor(): void
    {
        $this->connect();
        $this->bridgeAnswers([
            'GET /v1/forms' => ['status' => 200, 'body' => ['items' => []]],
            'GET /v1/consent-profiles' => ['status' => 200, 'body' => ['items' => [['id' => 'p1', 'description' => 'Newsletter']]]],
        ]);
        $body = ['title' => 'Kontakt', 'kind' => 'contact', 'pageUrl' => 'https://muster.example/kontakt', 'fields' => [], 'profiles' => ['p1']];
        $this->service(RegisteredForms::class)->put(RegisteredForm::waiting('kontakt-1', $body, '1:/form_definitions/kontakt.form.yaml'));
        $this->logIn(4);
        $forms = $this->service(FormsController::class);
        $page = (string) $forms->show($this->request('kmdp_forms', ['formKey' => 'kontakt-1']))->getBody();
        self::assertStringContainsString('Kontakt', $page);
        self::assertStringContainsString('<li>Newsletter</li>', $page);
        self::assertStringNotContainsString('formPersistenceIdentifier', $page);
        self::assertStringNotContainsString('name="profiles[]"', $page);
    }
}
