<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\FormsController;
use Koerbler\KundenmeisterDataProtection\Form\FormKeys;
use PHPUnit\Framework\Attributes\Test;
use Symfony\Component\Yaml\Yaml;
use TYPO3\CMS\Core\Utility\GeneralUtility;

final class FormsSheetTest extends ModuleTestCase
{
    use FormFiles;

    private const PROFILES = [['id' => 'profile-1', 'description' => 'Kontakt'], ['id' => 'profile-2', 'description' => 'Newsletter']];

    protected function setUp(): void
    {
        parent::setUp();
        GeneralUtility::rmdir($this->instancePath . '/fileadmin/form_definitions', true);
        $this->connect();
        $this->bridgeAnswers([
            'GET /v1/forms' => ['status' => 200, 'body' => ['items' => []]],
            'GET /v1/consent-profiles' => ['status' => 200, 'body' => ['items' => self::PROFILES]],
        ]);
    }

    #[Test]
    public function everyFormIsListedAndOneThatAsksForNoConsentIsMarked(): void
    {
        $this->keep('plain', [], ['EmailToReceiver']);
        $this->keep('asking', ['profile-1'], ['KundenMeister']);
        $list = $this->list();
        self::assertStringContainsString('plain title', $list);
        self::assertStringContainsString('asking title', $list);
        self::assertSame(1, substr_count($list, 'Fragt nicht nach Einwilligung'));
        self::assertStringContainsString('Dieses Formular fragt nicht nach Einwilligung', $this->one('plain'));
    }

    #[Test]
    public function aFinisherThatIsMissingOrStandsBehindOthersIsSaidWithTheWayToMendIt(): void
    {
        $this->keep('late', ['profile-1'], ['EmailToReceiver', 'KundenMeister']);
        $this->keep('missing', ['profile-1'], ['EmailToReceiver']);
        self::assertStringContainsString('läuft ein anderer Finisher', $this->one('late'));
        self::assertStringContainsString('Übergibt nichts', $this->one('missing'));
        self::assertStringContainsString('speichern Sie es: Der Finisher kommt dazu', $this->one('missing'));
    }

    #[Test]
    public function chosenTextsAreWrittenIntoTheFormAndToldTheBridge(): void
    {
        $this->keep('asking', ['profile-1'], ['EmailToReceiver', 'KundenMeister']);
        self::assertStringContainsString('value="profile-1" checked', $this->one('asking'));
        $this->choose('asking', ['profile-2']);
        $kept = (array) Yaml::parseFile($this->file('asking'));
        self::assertIsArray($kept['renderables']);
        self::assertStringContainsString("profiles: profile-2\n", (string) file_get_contents($this->file('asking')));
        self::assertSame(['KundenMeister', 'EmailToReceiver'], array_column((array) $kept['finishers'], 'identifier'));
        $told = array_values(array_filter($this->changes(), static fn(array $change): bool => str_starts_with($change['asked'], 'PUT /v1/forms/')));
        self::assertIsArray($told[0]['body']);
        self::assertSame(['profile-2'], $told[0]['body']['profiles']);
    }

    #[Test]
    public function withoutAChoiceOrTheRightNothingIsWritten(): void
    {
        $this->keep('asking', ['profile-1'], ['KundenMeister']);
        $before = file_get_contents($this->file('asking'));
        $this->choose('asking', []);
        $this->logIn(2);
        self::assertStringNotContainsString('name="profiles[]"', $this->one('asking'));
        $this->choose('asking', ['profile-2']);
        self::assertSame($before, file_get_contents($this->file('asking')));
    }

    /**
     * @param list<string> $profiles
     */
    private function choose(string $identifier, array $profiles): void
    {
        $key = $this->service(FormKeys::class)->of($identifier);
        $answer = $this->service(FormsController::class)->chooseTexts($this->post('kmdp_forms', ['formKey' => $key, 'profiles' => $profiles]));
        self::assertSame(303, $answer->getStatusCode());
    }

    private function list(): string
    {
        return (string) $this->service(FormsController::class)->list($this->request('kmdp_forms'))->getBody();
    }

    private function one(string $identifier): string
    {
        $key = $this->service(FormKeys::class)->of($identifier);
        return (string) $this->service(FormsController::class)->show($this->request('kmdp_forms', ['formKey' => $key]))->getBody();
    }
}
