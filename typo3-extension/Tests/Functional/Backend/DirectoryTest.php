<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\DirectoryCellsController;
use Koerbler\KundenmeisterDataProtection\Backend\DirectoryController;
use PHPUnit\Framework\Attributes\Test;

final class DirectoryTest extends ModuleTestCase
{
    private const ROW = ['id' => 'a1', 'source' => 'own', 'name' => 'Lohnverrechnung', 'purpose' => 'Auszahlung', 'revision' => 3];

    #[Test]
    public function withoutAConnectionTheSheetLeadsToGeneral(): void
    {
        $page = (string) $this->service(DirectoryController::class)->show($this->request('kmdp_directory'))->getBody();
        self::assertStringContainsString('Verbinden Sie zuerst diese Website', $page);
        self::assertStringNotContainsString('data-kmdp-directory', $page);
    }

    #[Test]
    public function theSheetIsMadeForItsModuleInJavaScriptAndOffersEveryFile(): void
    {
        $this->connect();
        $page = (string) $this->service(DirectoryController::class)->show($this->request('kmdp_directory'))->getBody();
        self::assertStringContainsString('<h1>Verarbeitungsverzeichnis</h1>', $page);
        self::assertStringContainsString('data-kmdp-directory', $page);
        self::assertSame(8, preg_match_all('/[?&;]format=(?:pdf|xlsx|csv|json)/', $page));
    }

    #[Test]
    public function rowsAndChoicesAreReadAlsoOfAnEarlierDay(): void
    {
        $this->connect();
        $this->bridgeAnswers([
            'GET /v1/processing-directory' => ['status' => 200, 'body' => ['activities' => [self::ROW]]],
            'GET /v1/processing-directory/choices' => ['status' => 200, 'body' => ['countries' => []]],
        ]);
        $answer = $this->service(DirectoryCellsController::class)->read($this->request('kmdp_directory', ['at' => '2026-11-01']));
        self::assertSame(['directory' => ['activities' => [self::ROW]], 'choices' => ['countries' => []]], self::json($answer));
    }

    #[Test]
    public function aCellIsSavedWithTheRevisionThatItsEditorSaw(): void
    {
        $this->connect();
        $this->bridgeAnswers(['PATCH /v1/processing-directory/activities/a1' => ['status' => 200, 'body' => self::ROW]]);
        $answer = $this->service(DirectoryCellsController::class)->change($this->asked('kmdp_directory', ['id' => 'a1', 'revision' => 2, 'cells' => ['purpose' => '=1+1 🌹', 'retiredAt' => 'x']]));
        self::assertSame([200, self::ROW], [$answer->getStatusCode(), self::json($answer)]);
        self::assertSame([['asked' => 'PATCH /v1/processing-directory/activities/a1', 'query' => '', 'body' => ['purpose' => '=1+1 🌹'], 'ifMatch' => '"2"']], $this->changes());
    }

    #[Test]
    public function whatSomeoneElseHasChangedIsToldWithTheirRowAndTheirName(): void
    {
        $this->connect();
        $this->bridgeAnswers([
            'PATCH /v1/processing-directory/activities/a1' => ['status' => 412, 'body' => ['type' => 'x/problems/precondition-failed', 'detail' => 'Inzwischen geändert.', 'current' => self::ROW]],
            'GET /v1/processing-directory/history' => ['status' => 200, 'body' => ['items' => [['column' => 'name', 'actor' => 'Otto'], ['column' => 'purpose', 'actor' => 'Eva Admin']]]],
        ]);
        $answer = $this->service(DirectoryCellsController::class)->change($this->asked('kmdp_directory', ['id' => 'a1', 'revision' => 2, 'cells' => ['purpose' => 'Meines']]));
        self::assertSame(412, $answer->getStatusCode());
        self::assertSame(['message' => 'Inzwischen geändert.', 'current' => self::ROW, 'by' => 'Eva Admin'], self::json($answer));
    }

    #[Test]
    public function aRefusalIsToldInTheWordsOfTheBridge(): void
    {
        $this->connect();
        $this->bridgeAnswers(['PATCH /v1/processing-directory/activities/a1' => ['status' => 422, 'body' => [
            'type' => 'x/problems/field-invalid',
            'detail' => 'Bitte prüfen.',
            'errors' => [['pointer' => '/thirdCountries/0', 'code' => 'not-a-third-country', 'message' => 'Dieser Staat ist kein Drittland.']],
        ]]]);
        $answer = $this->service(DirectoryCellsController::class)->change($this->asked('kmdp_directory', ['id' => 'a1', 'revision' => 2, 'cells' => ['thirdCountries' => ['DE']]]));
        self::assertSame([422, ['message' => 'Dieser Staat ist kein Drittland.']], [$answer->getStatusCode(), self::json($answer)]);
    }

    #[Test]
    public function aFileComesAsTheBridgeMadeIt(): void
    {
        $this->connect();
        $this->bridgeAnswers(['GET /v1/processing-directory/export' => ['status' => 200, 'body' => ['activities' => []]]]);
        $answer = $this->service(DirectoryController::class)->export($this->request('kmdp_directory', ['format' => 'json', 'locale' => 'en']));
        self::assertSame('{"activities":[]}', (string) $answer->getBody());
        self::assertSame('attachment; filename="processing-directory.json"', $answer->getHeaderLine('Content-Disposition'));
        $this->bridgeAnswers([]);
        self::assertSame(303, $this->service(DirectoryController::class)->export($this->request('kmdp_directory', ['format' => 'json']))->getStatusCode());
    }

    #[Test]
    public function aFileIsTriedFirstAndImportedAsItsColumnsWereNamed(): void
    {
        $this->connect();
        $result = ['columns' => [['header' => 'Titel', 'column' => 'name']], 'rows' => [['line' => 2, 'name' => 'Lohn', 'errors' => []]], 'imported' => 1, 'rejected' => 0];
        $this->bridgeAnswers(['POST /v1/processing-directory/import' => ['status' => 200, 'body' => $result]]);
        $file = ['fileName' => 'alt.csv', 'content' => 'VGl0ZWwKTG9obg=='];
        $cells = $this->service(DirectoryCellsController::class);
        self::assertSame($result, self::json($cells->import($this->asked('kmdp_directory', $file + ['mapping' => [], 'dryRun' => true, 'onlyValid' => false]))));
        $cells->import($this->asked('kmdp_directory', $file + ['mapping' => ['Titel' => 'name', 'Rest' => null], 'dryRun' => false, 'onlyValid' => true]));
        self::assertSame(['dryRun=true&onlyValid=false', 'dryRun=false&onlyValid=true'], array_column($this->changes(), 'query'));
        self::assertSame([[], ['Titel' => 'name', 'Rest' => null]], array_map(static fn(array $change): mixed => is_array($change['body']) ? $change['body']['mapping'] : null, $this->changes()));
    }

    #[Test]
    public function whoHasNoRightToTheSheetReadsAndChangesNothing(): void
    {
        $this->connect();
        $this->logIn(2);
        $cells = $this->service(DirectoryCellsController::class);
        $asked = $this->asked('kmdp_directory', ['id' => 'a1', 'cells' => ['name' => 'x'], 'measures' => 'x']);
        foreach (['read', 'add', 'change', 'remove', 'measures', 'proposal', 'history', 'import'] as $what) {
            self::assertSame(403, $cells->$what($asked)->getStatusCode(), $what);
        }
        self::assertSame([], $this->changes());
    }
}
