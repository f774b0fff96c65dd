<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Submission;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;
use Koerbler\KundenmeisterDataProtection\Event\AfterDeliveryAttemptEvent;
use Koerbler\KundenmeisterDataProtection\Event\BeforeSubmissionIsDeliveredEvent;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentValue;
use Koerbler\KundenmeisterDataProtection\Submission\FieldError;
use Koerbler\KundenmeisterDataProtection\Submission\SubmittedForm;
use Koerbler\KundenmeisterDataProtection\Tests\Unit\Double\Site;
use Koerbler\KundenmeisterDataProtection\Token\Box;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

final class SubmissionTest extends TestCase
{
    private Site $site;
    private Box $box;

    protected function setUp(): void
    {
        $this->site = new Site();
        $this->box = new Box('profile-1', 'version-7', true);
    }

    #[Test]
    public function whatWasEnteredAndAgreedToIsStoredAndLeavesTheOutbox(): void
    {
        $this->site->transport->stored();
        self::assertSame([], $this->handle($this->agreed()));
        self::assertSame([['profileId' => 'profile-1', 'versionId' => 'version-7', 'ticked' => true]], $this->site->lastBody()['consents']);
        self::assertSame(['email' => 'anna@example.org'], $this->site->lastBody()['fields']);
        self::assertSame([], $this->site->rows->rows);
    }

    #[Test]
    public function aBridgeThatIsAwayLosesNothingAndStopsNobody(): void
    {
        self::assertSame([], $this->handle($this->agreed()));
        self::assertSame(3, $this->site->transport->sent[0]['timeout']);
        self::assertCount(1, $this->site->rows->rows);
    }

    #[Test]
    public function whatWaitsIsDeliveredLaterUnderTheSameKey(): void
    {
        $this->handle($this->agreed());
        $this->site->transport->stored();
        self::assertSame(['delivered' => 1, 'refused' => 0, 'waits' => 0], $this->site->dispatch()->run(10));
        [$first, $second] = $this->site->transport->sent;
        self::assertSame($first['headers']['Idempotency-Key'], $second['headers']['Idempotency-Key']);
        self::assertSame([], $this->site->rows->rows);
    }

    #[Test]
    public function whatWaitsIsNotReadableInTheDatabase(): void
    {
        $this->handle($this->agreed());
        self::assertStringNotContainsString('anna', array_values($this->site->rows->rows)[0]->payload);
    }

    #[Test]
    public function aDoubleClickIsOneSubmission(): void
    {
        $form = $this->agreed();
        $this->handle($form);
        $this->site->clock->seconds += 30;
        $this->handle($form);
        self::assertCount(1, $this->site->rows->rows);
        self::assertCount(1, $this->site->transport->sent);
    }

    #[Test]
    public function theSamePersonMaySendTheSameAgainLater(): void
    {
        $form = $this->agreed();
        $this->handle($form);
        $this->site->clock->seconds += 300;
        $this->handle($form);
        self::assertCount(2, $this->site->rows->rows);
    }

    /**
     * @param \Closure(Site,Box):array<string,ConsentValue> $consents
     */
    #[Test]
    #[DataProvider('noConsents')]
    public function withoutConsentNothingIsKeptOrSent(\Closure $consents, string $element, string $code): void
    {
        $errors = $this->handle($this->site->form($consents($this->site, $this->box)));
        self::assertEquals([new FieldError($element, $code)], $errors);
        self::assertSame([], $this->site->rows->rows);
        self::assertSame([], $this->site->transport->sent);
    }

    /**
     * @return iterable<string,array{\Closure(Site,Box):array<string,ConsentValue>,string,string}>
     */
    public static function noConsents(): iterable
    {
        $ticks = ['profile-1' => 'version-7'];
        yield 'the element is missing' => [static fn(): array => [], '', 'consent-not-shown'];
        yield 'posted directly, without the box' => [static fn(): array => ['consent-1' => new ConsentValue()], 'consent-1', 'consent-not-shown'];
        yield 'a tick without a token' => [static fn(): array => ['consent-1' => new ConsentValue('', $ticks)], 'consent-1', 'consent-not-shown'];
        yield 'not ticked' => [static fn(Site $site, Box $box): array => ['consent-1' => $site->ticked([$box], isTicked: false)], 'consent-1', 'consent-required'];
        yield 'another value than the text shown' => [
            static fn(Site $site, Box $box): array => ['consent-1' => new ConsentValue($site->token([$box]), ['profile-1' => 'on'])],
            'consent-1',
            'consent-required',
        ];
        yield 'a tampered token' => [
            static fn(Site $site, Box $box): array => ['consent-1' => new ConsentValue(substr($site->token([$box]), 0, -2) . 'xx', $ticks)],
            'consent-1',
            'token-invalid',
        ];
        yield 'the token of another form' => [
            static fn(Site $site, Box $box): array => ['consent-1' => new ConsentValue($site->token([$box], formKey: 'other'), $ticks)],
            'consent-1',
            'token-invalid',
        ];
        yield 'the token of another element' => [
            static fn(Site $site, Box $box): array => ['consent-1' => $site->ticked([$box], 'consent-2')],
            'consent-1',
            'token-invalid',
        ];
        yield 'a token that shows nothing' => [static fn(Site $site): array => ['consent-1' => $site->ticked([])], 'consent-1', 'token-invalid'];
    }

    #[Test]
    public function aTokenReplayedAfterADayIsRefused(): void
    {
        $form = $this->agreed();
        $this->site->clock->seconds += 86401;
        self::assertEquals([new FieldError('consent-1', 'token-expired')], $this->handle($form));
        self::assertSame([], $this->site->rows->rows);
    }

    #[Test]
    public function twoElementsAreOneSubmissionWithBothDecisions(): void
    {
        $second = new Box('profile-2', 'version-9', false);
        $this->site->transport->stored();
        $consents = ['consent-1' => $this->site->ticked([$this->box]), 'consent-2' => $this->site->ticked([$second], 'consent-2', false)];
        self::assertSame([], $this->handle($this->site->form($consents)));
        self::assertSame(
            [['profileId' => 'profile-1', 'versionId' => 'version-7', 'ticked' => true], ['profileId' => 'profile-2', 'versionId' => 'version-9', 'ticked' => false]],
            $this->site->lastBody()['consents'],
        );
    }

    #[Test]
    public function eachElementAsksForItsOwnTick(): void
    {
        $second = new Box('profile-2', 'version-9', true);
        $consents = ['consent-1' => $this->site->ticked([$this->box]), 'consent-2' => $this->site->ticked([$second], 'consent-2', false)];
        self::assertEquals([new FieldError('consent-2', 'consent-required')], $this->handle($this->site->form($consents)));
    }

    #[Test]
    public function aTextThatTwoElementsShowIsAgreedToOnlyWhereBothAreTicked(): void
    {
        $box = new Box('profile-1', 'version-7', false);
        $this->site->transport->stored();
        $this->handle($this->site->form(['consent-1' => $this->site->ticked([$box]), 'consent-2' => $this->site->ticked([$box], 'consent-2', false)]));
        self::assertSame([['profileId' => 'profile-1', 'versionId' => 'version-7', 'ticked' => false]], $this->site->lastBody()['consents']);
    }

    #[Test]
    public function aProfileDeletedWhileThePageWasCachedIsSaidAtItsElement(): void
    {
        $this->site->transport->problem(422, 'consent-version-unknown', [['pointer' => '/consents/0/versionId', 'message' => 'Unknown.']]);
        self::assertEquals([new FieldError('consent-1', 'consent-version-unknown', '', 'Unknown.')], $this->handle($this->agreed()));
        self::assertSame([], $this->site->rows->rows);
    }

    #[Test]
    public function aRefusedEntryIsSaidAtItsField(): void
    {
        $this->site->transport->problem(422, 'field-invalid', [['pointer' => '/fields/email', 'message' => 'No address.']]);
        self::assertEquals([new FieldError('email', 'field-invalid', 'E-mail', 'No address.')], $this->handle($this->agreed()));
    }

    #[Test]
    public function theErrorPageOfAProxyRefusesNothing(): void
    {
        $this->site->transport->answers[] = new BridgeAnswer(400, '{}');
        self::assertSame([], $this->handle($this->agreed()));
        self::assertCount(1, $this->site->rows->rows);
    }

    #[Test]
    public function aDatabaseThatTakesNothingIsSaidToTheVisitor(): void
    {
        $this->site->rows->isFull = true;
        self::assertEquals([new FieldError('', 'not-kept')], $this->handle($this->agreed()));
        self::assertSame([], $this->site->transport->sent);
    }

    #[Test]
    public function onlyEntriesOfDefinedElementsAreHandedOver(): void
    {
        $this->site->transport->stored();
        $values = ['email' => 'anna@example.org', 'aRandomTrap' => 'robot', 'password-1' => 'secret', 'text-1' => ''];
        $elements = [['identifier' => 'password-1', 'type' => 'Password'], ['identifier' => 'text-1', 'type' => 'Text']];
        $this->handle($this->site->form(['consent-1' => $this->site->ticked([$this->box])], $values, $elements));
        self::assertSame(['email' => 'anna@example.org'], $this->site->lastBody()['fields']);
    }

    #[Test]
    public function whatIsOneTooManyIsNeitherKeptNorSent(): void
    {
        $this->site->isAllowed = false;
        self::assertSame(['too-many-submissions'], array_column($this->handle($this->agreed()), 'code'));
        self::assertSame([], $this->site->rows->rows);
        self::assertSame([], $this->site->transport->sent);
    }

    #[Test]
    public function fourByteCharactersArriveAsTheyWereEntered(): void
    {
        $this->site->transport->stored();
        $text = "Grüße 🙂\n𝒜";
        $this->handle($this->site->form(
            ['consent-1' => $this->site->ticked([$this->box])],
            ['email' => 'anna@example.org', 'message' => $text],
            [['identifier' => 'message', 'type' => 'Textarea']],
        ));
        self::assertSame(['email' => 'anna@example.org', 'message' => $text], $this->site->lastBody()['fields']);
    }

    #[Test]
    public function aHundredFieldsAreHandedOver(): void
    {
        $this->site->transport->stored();
        $names = array_map(static fn(int $number): string => "text-$number", range(1, 100));
        $elements = array_map(static fn(string $name): array => ['identifier' => $name, 'type' => 'Text'], $names);
        $this->handle($this->site->form(['consent-1' => $this->site->ticked([$this->box])], array_fill_keys($names, 'entry'), $elements));
        self::assertSame(array_fill_keys($names, 'entry'), $this->site->lastBody()['fields']);
    }

    #[Test]
    public function aListenerMayChangeEntriesButAddNoFields(): void
    {
        $this->site->transport->stored();
        $this->site->listener = static function (BeforeSubmissionIsDeliveredEvent $event): void {
            $event->fields = ['email' => 'otto@example.org', 'invented' => 'x'];
        };
        $this->handle($this->agreed());
        self::assertSame(['email' => 'otto@example.org'], $this->site->lastBody()['fields']);
    }

    #[Test]
    public function whatBecameOfADeliveryIsToldWithoutPersonalData(): void
    {
        $this->site->transport->stored();
        $this->handle($this->agreed());
        $told = end($this->site->events);
        self::assertInstanceOf(AfterDeliveryAttemptEvent::class, $told);
        self::assertSame('s1', $told->submissionId);
        self::assertStringNotContainsString('anna', serialize($told));
    }

    private function agreed(): SubmittedForm
    {
        return $this->site->form(['consent-1' => $this->site->ticked([$this->box])]);
    }

    /**
     * @return list<FieldError>
     */
    private function handle(SubmittedForm $form): array
    {
        return $this->site->handler()->handle($form);
    }
}
