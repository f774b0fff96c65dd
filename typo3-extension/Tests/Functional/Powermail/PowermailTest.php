<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Powermail;

use In2code\Powermail\Domain\Model\Mail;
use In2code\Powermail\Domain\Repository\MailRepository;
use In2code\Powermail\Utility\HashUtility;
use Koerbler\KundenmeisterDataProtection\Command\OutboxCommand;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForm;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForms;
use Koerbler\KundenmeisterDataProtection\Outbox\OutboxStore;
use Koerbler\KundenmeisterDataProtection\Powermail\FieldChoices;
use Koerbler\KundenmeisterDataProtection\Tests\Functional\Form\FormTestCase;
use PHPUnit\Framework\Attributes\RequiresMethod;
use PHPUnit\Framework\Attributes\Test;
use Symfony\Component\Console\Tester\CommandTester;
use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;
use TYPO3\CMS\Core\DataHandling\DataHandler;
use TYPO3\CMS\Core\Localization\LanguageServiceFactory;
use TYPO3\CMS\Core\Utility\GeneralUtility;
use TYPO3\CMS\Frontend\Page\CacheHashCalculator;
use TYPO3\TestingFramework\Core\Functional\Framework\Frontend\InternalRequest;

/**
 * A form of powermail on the page; skipped where powermail is not installed.
 */
#[RequiresMethod(Mail::class, 'getForm')]
final class PowermailTest extends FormTestCase
{
    private const AGREE = 'Bitte stimmen Sie zu';
    private const THANKS = 'Thank you.';

    protected array $testExtensionsToLoad = ['in2code/powermail', 'koerbler/kundenmeister-data-protection'];
    protected array $sets = [
        'typo3/fluid-styled-content', 'in2code/powermail-main', 'koerbler/kundenmeister-data-protection', 'koerbler/kundenmeister-data-protection-powermail',
    ];

    /** Powermail counts submissions of one process, which here all tests share. */
    protected string $typoScript = 'plugin.tx_powermail.settings.setup.spamshield.methods.8._enable = 0';

    protected function setUp(): void
    {
        parent::setUp();
        $this->place();
        $database = $this->getConnectionPool()->getConnectionForTable(FieldChoices::TABLE);
        $database->insert('tx_powermail_domain_model_form', ['uid' => 1, 'pid' => 1, 'title' => 'Contact', 'pages' => 1]);
        $database->insert('tx_powermail_domain_model_page', ['uid' => 1, 'pid' => 1, 'title' => 'Contact', 'form' => 1, 'fields' => 4]);
        $fields = [
            ['title' => 'E-mail', 'type' => 'input', 'marker' => 'email', 'mandatory' => 1, 'validation' => 1, 'sender_email' => 1],
            ['title' => 'Message', 'type' => 'textarea', 'marker' => 'message'],
            ['title' => 'Consent', 'type' => 'kundenmeisterconsent', 'marker' => 'consent', FieldChoices::PROFILES => 'profile-1', FieldChoices::KIND => 'contact'],
            ['title' => 'Send', 'type' => 'submit', 'marker' => 'send'],
        ];
        foreach ($fields as $number => $field) {
            $database->insert(FieldChoices::TABLE, $field + ['uid' => $number + 1, 'pid' => 1, 'page' => 1, 'sorting' => $number]);
        }
        $this->connect($this->bridgeUrl);
    }

    #[Test]
    public function aVisitorWhoAgreesIsThankedAndTheProofIsHandedOver(): void
    {
        self::assertStringContainsString(self::THANKS, $this->send($this->open(), ['email' => 'anna@example.org', 'message' => 'Grüße 🙂']));
        self::assertCount(1, $this->bridge->submissions);
        self::assertSame([['profileId' => 'profile-1', 'versionId' => 'profile-1-version', 'ticked' => true]], $this->bridge->submissions[0]['consents']);
        self::assertSame(['email' => 'anna@example.org', 'message' => 'Grüße 🙂'], $this->bridge->submissions[0]['fields']);
        self::assertSame(0, $this->waiting());
    }

    #[Test]
    public function theFormIsRegisteredWithItsFieldsWhenItIsShown(): void
    {
        $this->open();
        self::assertSame(['Contact', 'contact', ['profile-1']], [$this->bridge->forms[0]['title'], $this->bridge->forms[0]['kind'], $this->bridge->forms[0]['profiles']]);
        self::assertSame(['email', 'message'], array_column((array) $this->bridge->forms[0]['fields'], 'name'));
    }

    #[Test]
    public function theFieldsBehindTheConsentAreShown(): void
    {
        self::assertStringContainsString('value="Send"', $this->open());
    }

    #[Test]
    public function whoeverDoesNotTickIsAskedToAndNothingIsStoredOrSent(): void
    {
        $answer = $this->send($this->open(), ['email' => 'anna@example.org'], isTicked: false);
        self::assertStringContainsString(self::AGREE, $answer);
        self::assertStringContainsString('anna@example.org', $answer);
        self::assertSame([], $this->bridge->submissions);
        self::assertSame(0, $this->mails());
    }

    #[Test]
    public function aDirectPostWithoutTheFieldsInputsIsRefused(): void
    {
        $page = (string) preg_replace('#<input[^>]*\[kmdp\][^>]*>#s', '', $this->open());
        self::assertStringNotContainsString('[kmdp]', $page);
        self::assertStringContainsString('konnte nicht angezeigt werden', $this->send($page, ['email' => 'anna@example.org']));
        self::assertSame([], $this->bridge->submissions);
        self::assertSame(0, $this->mails());
    }

    #[Test]
    public function aTamperedTokenIsRefused(): void
    {
        self::assertStringContainsString('konnte nicht geprüft werden', $this->send($this->open(), ['email' => 'anna@example.org'], ['[token]' => 'a.b.c']));
        self::assertSame(0, $this->mails());
    }

    #[Test]
    public function aBridgeThatIsAwayKeepsNobodyWaitingAndTheCommandDeliversOnce(): void
    {
        $page = $this->open();
        $this->bridge->isAway = true;
        self::assertStringContainsString(self::THANKS, $this->send($page, ['email' => 'anna@example.org']));
        self::assertSame(1, $this->waiting());
        $this->bridge->isAway = false;
        (new CommandTester($this->service(OutboxCommand::class)))->execute(['--all' => true]);
        self::assertSame(0, $this->waiting());
        self::assertCount(1, $this->bridge->submissions);
    }

    #[Test]
    public function whatTheBridgeRefusesIsKeptForTheAdministratorAsPowermailHasMailedIt(): void
    {
        $page = $this->open();
        $this->bridge->refusal = [422, 'field-invalid', [['pointer' => '/fields/email', 'message' => 'No.']]];
        self::assertStringContainsString(self::THANKS, $this->send($page, ['email' => 'anna@example.org']));
        $rows = $this->getConnectionPool()->getConnectionForTable(OutboxStore::TABLE)->select(['state', 'last_code'], OutboxStore::TABLE)->fetchAllAssociative();
        self::assertSame([['state' => 'refused', 'last_code' => 'field-invalid']], $rows);
    }

    #[Test]
    public function aNetworkThatSendsTooMuchIsAskedToWaitBeforePowermailStoresAnything(): void
    {
        $this->allow(perMinute: 1);
        $page = $this->open();
        $this->send($page, ['email' => 'anna@example.org']);
        self::assertStringContainsString('zu viele Eingaben', $this->send($page, ['email' => 'otto@example.org']));
        self::assertSame(1, $this->mails());
    }

    #[Test]
    public function consentGivenBeforeTheConfirmationPageCountsOnce(): void
    {
        $this->place(confirms: true);
        $confirmation = $this->send($this->open(), ['email' => 'anna@example.org']);
        self::assertStringNotContainsString(self::THANKS, $confirmation);
        self::assertCount(0, $this->bridge->submissions);
        $last = substr($confirmation, (int) strrpos($confirmation, '<form'));
        self::assertStringContainsString(self::THANKS, $this->send($last));
        self::assertCount(1, $this->bridge->submissions);
        self::assertSame([['profileId' => 'profile-1', 'versionId' => 'profile-1-version', 'ticked' => true]], $this->bridge->submissions[0]['consents']);
        self::assertStringContainsString('konnte nicht angezeigt werden', $this->send($last));
    }

    #[Test]
    public function noConfirmationPageFollowsAFormWithoutConsent(): void
    {
        $this->place(confirms: true);
        self::assertStringContainsString(self::AGREE, $this->send($this->open(), ['email' => 'anna@example.org'], isTicked: false));
    }

    #[Test]
    public function withPowermailsOwnOptInTheConsentIsHandedOverWhenTheFormIsSentAndOnlyThen(): void
    {
        $this->place(optsIn: true);
        $this->send($this->open(), ['email' => 'anna@example.org']);
        self::assertCount(1, $this->bridge->submissions);
        self::assertStringContainsString(self::THANKS, $this->confirm());
        self::assertCount(1, $this->bridge->submissions);
        self::assertSame(0, $this->waiting());
    }

    #[Test]
    public function aFormThatIsDeletedIsRemovedAtTheBridge(): void
    {
        $this->service(RegisteredForms::class)->put(RegisteredForm::waiting('powermail-1', [], 'powermail:1'));
        $GLOBALS['LANG'] = $this->service(LanguageServiceFactory::class)->createFromUserPreferences($this->setUpAdministrator());
        $deletion = GeneralUtility::makeInstance(DataHandler::class);
        $deletion->start([], ['tx_powermail_domain_model_form' => [1 => ['delete' => 1]]]);
        $deletion->process_cmdmap();
        self::assertSame([], $deletion->errorLog);
        self::assertCount(0, $this->service(RegisteredForms::class)->all());
        self::assertSame('DELETE /v1/forms/powermail-1', end($this->bridge->requests));
    }

    private function setUpAdministrator(): BackendUserAuthentication
    {
        $this->importCSVDataSet(__DIR__ . '/../Backend/Fixtures/users.csv');
        return $this->setUpBackendUser(1);
    }

    /**
     * Follows the link in powermail's mail.
     */
    private function confirm(): string
    {
        $mail = $this->service(MailRepository::class)->findByUid(1);
        self::assertInstanceOf(Mail::class, $mail);
        $arguments = ['controller' => 'Form', 'action' => 'optinConfirm', 'mail' => 1, 'hash' => HashUtility::getHash($mail)];
        $query = http_build_query(['id' => 1, 'tx_powermail_pi1' => $arguments]);
        $hash = $this->service(CacheHashCalculator::class)->generateForParameters($query);
        return $this->ask(new InternalRequest(self::BASE . "?$query&cHash=$hash"));
    }

    private function place(bool $confirms = false, bool $optsIn = false): void
    {
        $this->put('powermail_pi1', [
            'main' => ['settings.flexform.main.form' => '1', 'settings.flexform.main.pid' => '1', 'settings.flexform.main.confirmation' => $confirms ? '1' : '0', 'settings.flexform.main.optin' => $optsIn ? '1' : '0'],
            'thx' => ['settings.flexform.thx.body' => self::THANKS],
        ]);
    }

    private function mails(): int
    {
        return $this->getConnectionPool()->getConnectionForTable('tx_powermail_domain_model_mail')->count('*', 'tx_powermail_domain_model_mail', []);
    }
}
