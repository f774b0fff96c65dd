<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Form;

use Koerbler\KundenmeisterDataProtection\Command\OutboxCommand;
use PHPUnit\Framework\Attributes\Test;
use Symfony\Component\Console\Tester\CommandTester;
use TYPO3\CMS\Core\Cache\CacheManager;

final class FormTest extends FormTestCase
{
    private const AGREE = 'Bitte stimmen Sie zu';
    private const THANKS = 'Thank you.';

    #[Test]
    public function aVisitorWhoAgreesIsThankedAndTheProofIsHandedOver(): void
    {
        $this->show([[self::email(), self::consent()]]);
        self::assertStringContainsString(self::THANKS, $this->send($this->open(), ['email' => 'anna@example.org']));
        self::assertCount(1, $this->bridge->submissions);
        self::assertSame([['profileId' => 'profile-1', 'versionId' => 'profile-1-version', 'ticked' => true]], $this->bridge->submissions[0]['consents']);
        self::assertSame(['email' => 'anna@example.org'], $this->bridge->submissions[0]['fields']);
    }

    #[Test]
    public function aFormThatTheBridgeDoesNotKnowIsRegisteredWhenItIsShown(): void
    {
        $this->show([[self::email(), self::consent()]]);
        $this->open();
        self::assertSame(['profile-1'], $this->bridge->forms[0]['profiles'] ?? null);
        self::assertSame('typo3', $this->bridge->forms[0]['cms'] ?? null);
    }

    #[Test]
    public function whoeverDoesNotTickIsAskedTo(): void
    {
        $this->show([[self::email(), self::consent()]]);
        $answer = $this->send($this->open(), ['email' => 'anna@example.org'], isTicked: false);
        self::assertStringContainsString(self::AGREE, $answer);
        self::assertStringContainsString('anna@example.org', $answer);
        self::assertSame([], $this->bridge->submissions);
    }

    #[Test]
    public function aDirectPostWithoutTheElementsInputsIsRefused(): void
    {
        $this->show([[self::email(), self::consent()]]);
        $page = (string) preg_replace('#<input[^>]*\[consent-1\][^>]*>#s', '', $this->open());
        self::assertStringContainsString('konnte nicht angezeigt werden', $this->send($page, ['email' => 'anna@example.org']));
        self::assertSame([], $this->bridge->submissions);
    }

    #[Test]
    public function aTamperedTokenIsRefused(): void
    {
        $this->show([[self::email(), self::consent()]]);
        $answer = $this->send($this->open(), ['email' => 'anna@example.org'], ['[token]' => 'a.b.c']);
        self::assertStringContainsString('konnte nicht geprüft werden', $answer);
        self::assertSame([], $this->bridge->submissions);
    }

    #[Test]
    public function whatTheBridgeRefusesIsSaidAtTheFieldAndNoOtherFinisherRuns(): void
    {
        $this->show([[self::email(), self::consent()]]);
        $page = $this->open();
        $this->bridge->refusal = [422, 'field-invalid', [['pointer' => '/fields/email', 'message' => 'Diese Adresse geht nicht.']]];
        $answer = $this->send($page, ['email' => 'anna@example.org']);
        self::assertStringContainsString('Diese Adresse geht nicht.', $answer);
        self::assertStringNotContainsString(self::THANKS, $answer);
        self::assertStringContainsString('anna@example.org', $answer);
        self::assertSame(0, $this->waiting());
    }

    #[Test]
    public function aProfileDeletedWhileThePageWasCachedIsSaidAndTheTextsThatThereAreAreShown(): void
    {
        $this->show([[self::email(), self::consent(profiles: '')]]);
        $page = $this->open();
        $this->bridge->profiles = ['profile-2'];
        $this->bridge->refusal = [422, 'consent-version-unknown', [['pointer' => '/consents/0/versionId', 'message' => 'Unknown.']]];
        $answer = $this->send($page, ['email' => 'anna@example.org']);
        self::assertStringContainsString('wurde inzwischen geändert', $answer);
        self::assertStringContainsString('I agree to profile-2', $answer);
        $this->bridge->refusal = null;
        self::assertStringContainsString(self::THANKS, $this->send($answer, ['email' => 'anna@example.org']));
    }

    #[Test]
    public function aBridgeThatIsAwayKeepsNobodyWaitingAndTheCommandDeliversOnce(): void
    {
        $this->show([[self::email(), self::consent()]]);
        $page = $this->open();
        $this->bridge->isAway = true;
        self::assertStringContainsString(self::THANKS, $this->send($page, ['email' => 'anna@example.org']));
        self::assertStringContainsString(self::THANKS, $this->send($page, ['email' => 'anna@example.org']));
        self::assertSame(1, $this->waiting());
        $this->bridge->isAway = false;
        (new CommandTester($this->service(OutboxCommand::class)))->execute(['--all' => true]);
        self::assertSame(0, $this->waiting());
        self::assertCount(1, $this->bridge->submissions);
    }

    #[Test]
    public function withTheBridgeAwayAFormOnceShownIsStillShown(): void
    {
        $this->show([[self::email(), self::consent()]]);
        $this->open();
        $this->bridge->isAway = true;
        $this->service(CacheManager::class)->flushCaches();
        self::assertStringContainsString('I agree to profile-1', $this->open());
    }

    #[Test]
    public function consentGivenOnAnEarlierStepCountsThoughALaterStepHasErrors(): void
    {
        $this->show([[self::consent()], [self::email()]]);
        $second = $this->send($this->open());
        self::assertStringContainsString('name="tx_form_formframework[contact-1][email]"', $second);
        $again = $this->send($second, ['email' => '']);
        self::assertStringNotContainsString(self::THANKS, $again);
        self::assertStringContainsString(self::THANKS, $this->send($again, ['email' => 'anna@example.org']));
        self::assertCount(1, $this->bridge->submissions);
        self::assertSame([['profileId' => 'profile-1', 'versionId' => 'profile-1-version', 'ticked' => true]], $this->bridge->submissions[0]['consents']);
    }

    #[Test]
    public function noStepFollowsAStepWithoutConsent(): void
    {
        $this->show([[self::consent()], [self::email()]]);
        self::assertStringContainsString(self::AGREE, $this->send($this->open(), isTicked: false));
    }

    #[Test]
    public function theSummaryShowsTheWordsThatWereAgreedTo(): void
    {
        $this->show([[self::email(), self::consent()]], isSummedUp: true);
        $summary = $this->send($this->open(), ['email' => 'anna@example.org']);
        self::assertStringContainsString('✓ I agree to profile-1', $summary);
        self::assertStringNotContainsString('✓ profile-1-version', $summary);
    }

    #[Test]
    public function twoElementsEachShowTheirOwnText(): void
    {
        $this->bridge->profiles = ['profile-1', 'profile-2'];
        $this->show([[self::email(), self::consent(), self::consent('consent-2', 'profile-2')]]);
        $page = $this->open();
        self::assertSame(1, substr_count($page, 'I agree to profile-1'));
        self::assertSame(1, substr_count($page, 'I agree to profile-2'));
        self::assertStringContainsString(self::THANKS, $this->send($page, ['email' => 'anna@example.org']));
        self::assertSame(['profile-1', 'profile-2'], array_column((array) $this->bridge->submissions[0]['consents'], 'profileId'));
    }

    #[Test]
    public function fourByteCharactersAndAHundredFieldsArrive(): void
    {
        $texts = array_map(static fn(int $number): array => ['identifier' => "text-$number", 'type' => 'Text', 'label' => "Text $number"], range(1, 99));
        $this->show([[self::email(), ...$texts, self::consent()]]);
        $entries = ['email' => 'anna@example.org'] + array_fill_keys(array_column($texts, 'identifier'), 'Grüße 🙂');
        self::assertStringContainsString(self::THANKS, $this->send($this->open(), $entries));
        self::assertEquals($entries, $this->bridge->submissions[0]['fields']);
    }

    #[Test]
    public function wordsOfTheBridgeAreShownAsText(): void
    {
        $this->show([[self::email(), self::consent()]]);
        self::assertStringNotContainsString('<script>alert', $this->open());
        self::assertStringContainsString('&lt;script&gt;alert', $this->open());
    }

    #[Test]
    public function aNetworkThatSendsTooMuchIsAskedToWaitAndAnotherOneIsNot(): void
    {
        $this->allow(perMinute: 2);
        $this->show([[self::email(), self::consent()]]);
        $page = $this->open();
        foreach (['203.0.113.7', '203.0.113.8'] as $number => $address) {
            self::assertStringContainsString(self::THANKS, $this->send($page, ['email' => "anna$number@example.org"], address: $address));
        }
        $asked = count($this->bridge->requests);
        $answer = $this->send($page, ['email' => 'anna3@example.org'], address: '203.0.113.9');
        self::assertStringContainsString('zu viele Eingaben', $answer);
        self::assertStringContainsString('anna3@example.org', $answer);
        self::assertCount($asked, $this->bridge->requests);
        self::assertStringContainsString(self::THANKS, $this->send($page, ['email' => 'anna3@example.org'], address: '198.51.100.1'));
        self::assertCount(3, $this->bridge->submissions);
    }

    #[Test]
    public function withoutALimitNobodyIsAskedToWait(): void
    {
        $this->allow(perMinute: 0);
        $this->show([[self::email(), self::consent()]]);
        $page = $this->open();
        foreach (range(1, 11) as $number) {
            self::assertStringContainsString(self::THANKS, $this->send($page, ['email' => "anna$number@example.org"]));
        }
    }

    #[Test]
    public function whatCountsSubmissionsNamesNoNetwork(): void
    {
        $this->show([[self::email(), self::consent()]]);
        $this->send($this->open(), ['email' => 'anna@example.org'], address: '203.0.113.7');
        $files = array_filter((array) glob($this->instancePath . '/typo3temp/var/cache/data/ratelimiter/*'), static fn(mixed $file): bool => is_string($file) && is_file($file));
        self::assertNotEmpty($files);
        foreach ($files as $file) {
            self::assertStringNotContainsString('203.0.113', (string) file_get_contents((string) $file));
        }
    }
}
