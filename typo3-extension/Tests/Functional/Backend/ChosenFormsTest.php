<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\TextEditController;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;
use Koerbler\KundenmeisterDataProtection\Form\FormKeys;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForm;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForms;
use PHPUnit\Framework\Attributes\Test;
use TYPO3\CMS\Core\Messaging\FlashMessage;
use TYPO3\CMS\Core\Messaging\FlashMessageService;
use TYPO3\CMS\Core\Utility\GeneralUtility;

/**
 * The choice of forms at a consent text.
 */
final class ChosenFormsTest extends ModuleTestCase
{
    use FormFiles;

    private string $key;

    protected function setUp(): void
    {
        parent::setUp();
        GeneralUtility::rmdir($this->instancePath . '/fileadmin/form_definitions', true);
        $this->connect();
        $this->key = $this->service(FormKeys::class)->of('asking');
        $this->bridgeAnswers([
            'GET /v1/data-protection' => ['status' => 200, 'body' => ['active' => true, 'company' => ['name' => 'Muster GmbH']]],
            'PUT /v1/consent-profiles/profile-2' => ['status' => 200, 'body' => ['id' => 'profile-2', 'currentVersion' => 'v1']],
            "GET /v1/forms/$this->key" => ['status' => 200, 'body' => ['profiles' => ['profile-3', 'profile-2']]],
            "PUT /v1/forms/$this->key" => ['status' => 200, 'body' => ['compliant' => true, 'findings' => []]],
        ]);
    }

    #[Test]
    public function aFormThatIsChosenShowsTheTextBesideItsOwn(): void
    {
        $this->register(['profile-1']);
        $this->save([$this->key]);
        self::assertStringContainsString("profiles: 'profile-1,profile-2'\n", (string) file_get_contents($this->file('asking')));
        self::assertCount(1, $this->said());
    }

    #[Test]
    public function aFormThatIsNoLongerChosenShowsTheOthers(): void
    {
        $this->register(['profile-1', 'profile-2']);
        $this->save([]);
        self::assertStringContainsString("profiles: profile-1\n", (string) file_get_contents($this->file('asking')));
    }

    #[Test]
    public function aFormWithoutAChoiceOfItsOwnKeepsWhatItShowed(): void
    {
        $this->keep('asking', ['profile-1'], ['KundenMeister']);
        $this->registered([]);
        $this->save([$this->key]);
        self::assertStringContainsString("profiles: 'profile-3,profile-2'\n", (string) file_get_contents($this->file('asking')));
    }

    #[Test]
    public function whereNothingDiffersNothingIsWritten(): void
    {
        $this->register(['profile-2']);
        $before = file_get_contents($this->file('asking'));
        $this->save([$this->key]);
        self::assertSame($before, file_get_contents($this->file('asking')));
        self::assertNotContains("PUT /v1/forms/$this->key", array_column($this->changes(), 'asked'));
    }

    #[Test]
    public function aFormThatMayNotBeChangedIsNamed(): void
    {
        $this->register(['profile-1']);
        $before = file_get_contents($this->file('asking'));
        $this->logIn(4);
        $this->save([$this->key]);
        self::assertSame($before, file_get_contents($this->file('asking')));
        self::assertStringContainsString('Diese Formulare behalten eine andere Auswahl', $this->said()[1] ?? '');
        self::assertStringContainsString('asking title', $this->said()[1] ?? '');
    }

    /**
     * @param list<string> $profiles
     */
    private function register(array $profiles): void
    {
        $this->keep('asking', $profiles, ['KundenMeister']);
        $this->registered($profiles);
    }

    /**
     * @param list<string> $profiles
     */
    private function registered(array $profiles): void
    {
        $body = ['title' => 'asking title', 'profiles' => $profiles];
        $form = RegisteredForm::waiting($this->key, $body, '1:/form_definitions/asking.form.yaml')->answered(new BridgeAnswer(200, '{"compliant":true}'), 1);
        $this->service(RegisteredForms::class)->put($form);
    }

    /**
     * @param list<string> $forms Keys.
     */
    private function save(array $forms): void
    {
        $typed = ['id' => 'profile-2', 'revision' => '"7"', 'version' => 'v1', 'description' => 'Contact', 'purpose' => 'contact', 'topic' => 'Garden', 'locale' => 'en', 'textMode' => 'proposal'];
        $typed += ['cancelNotice' => 'At any time.', 'declarationMode' => 'link', 'declarationUrl' => 'https://muster.example/privacy', 'checkboxActive' => '1', 'forms' => $forms];
        self::assertSame(303, $this->service(TextEditController::class)->save($this->post('kmdp_texts', $typed))->getStatusCode());
    }

    /**
     * @return list<string>
     */
    private function said(): array
    {
        $messages = $this->service(FlashMessageService::class)->getMessageQueueByIdentifier()->getAllMessages();
        return array_values(array_map(static fn(FlashMessage $message): string => $message->getMessage(), $messages));
    }
}
