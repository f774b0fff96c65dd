<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;
use Koerbler\KundenmeisterDataProtection\Backend\Texts\Clash;
use Koerbler\KundenmeisterDataProtection\Backend\Texts\Conflict;
use Koerbler\KundenmeisterDataProtection\Backend\Texts\TextDraft;
use Koerbler\KundenmeisterDataProtection\Backend\Texts\TextFaults;
use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

final class TextDraftTest extends TestCase
{
    /**
     * @param array<string,mixed> $changed Members of the profile.
     */
    private static function stored(array $changed = []): TextDraft
    {
        return TextDraft::ofStored(new Reply($changed + [
            'description' => 'Newsletter',
            'purpose' => 'newsletter',
            'topic' => 'Garten',
            'locale' => 'de',
            'consentText' => ['mode' => 'proposal', 'text' => 'Ja, …'],
            'cancelNotice' => 'Jederzeit.',
            'privacyDeclaration' => ['mode' => 'link', 'url' => 'https://muster.example/ds'],
            'checkboxActive' => true,
            'doubleOptIn' => true,
            'contactGroupId' => 'g1',
            'forms' => ['b', 'a'],
        ]));
    }

    #[Test]
    public function sendsBackWhatItReadFromTheBridge(): void
    {
        self::assertSame(
            [
                'description' => 'Newsletter',
                'purpose' => 'newsletter',
                'topic' => 'Garten',
                'locale' => 'de',
                'consentText' => ['mode' => 'proposal'],
                'cancelNotice' => 'Jederzeit.',
                'privacyDeclaration' => ['mode' => 'link', 'url' => 'https://muster.example/ds'],
                'checkboxActive' => true,
                'doubleOptIn' => true,
                'forms' => ['a', 'b'],
                'contactGroupId' => 'g1',
            ],
            self::stored()->input(''),
        );
    }

    #[Test]
    public function takesOurNoticeWhereNoneIsWritten(): void
    {
        self::assertSame('Unser Hinweis.', self::stored(['cancelNotice' => ' '])->input('Unser Hinweis.')['cancelNotice']);
    }

    #[Test]
    public function askForConfirmationIsAlwaysOnForANewsletter(): void
    {
        self::assertTrue(TextDraft::ofPosted(new Posted(['purpose' => 'newsletter']))->input('')['doubleOptIn']);
        self::assertFalse(TextDraft::ofPosted(new Posted(['purpose' => 'contact']))->input('')['doubleOptIn']);
    }

    #[Test]
    public function isTheSameAfterTheFormHasCarriedItAlong(): void
    {
        $draft = self::stored(['topic' => 'Öl & „Wein“ 😀']);
        self::assertEquals($draft, TextDraft::ofCarried($draft->carried()));
    }

    #[Test]
    public function refusesWhatWasNotCarriedWhole(): void
    {
        self::assertNull(TextDraft::ofCarried('{"values":{"topic":"x"},"forms":[]}'));
        self::assertNull(TextDraft::ofCarried('nonsense'));
    }

    #[Test]
    public function asksOnlyAboutFieldsThatBothPeopleChangedDifferently(): void
    {
        $mine = self::stored(['topic' => 'Mein Thema', 'description' => 'Gleich']);
        $theirs = self::stored(['topic' => 'Ihr Thema', 'description' => 'Gleich', 'forms' => ['a']]);
        $clash = Clash::between(self::stored(), $mine, $theirs);
        self::assertSame([['forms'], ['topic']], [$clash->taken, $clash->open]);
        self::assertSame([['field' => 'topic', 'mine' => 'Mein Thema', 'theirs' => 'Ihr Thema']], Conflict::of($clash, $mine, $theirs, 'Otto')->open);
    }

    #[Test]
    public function takesOverSomeFieldsOfAnotherDraft(): void
    {
        $both = self::stored()->with(self::stored(['topic' => 'Neu', 'description' => 'Neu', 'forms' => []]), ['topic', 'forms']);
        self::assertSame(['Neu', 'Newsletter', []], [$both->values['topic'], $both->values['description'], $both->forms]);
    }

    #[Test]
    public function lacksATopicWhereOurProposalWouldHaveAGap(): void
    {
        $own = ['consentText' => ['mode' => 'own', 'text' => 'Ja'], 'purpose' => 'contact', 'topic' => ''];
        self::assertSame(['/topic' => 'text.topic.missing'], TextFaults::in(self::stored(['topic' => ' ']), 'Muster'));
        self::assertSame([], TextFaults::in(self::stored($own), ''));
    }

    #[Test]
    public function lacksACompanyThatOurProposalCouldName(): void
    {
        self::assertSame(['/consentText' => 'text.company.missing'], TextFaults::in(self::stored(), ''));
    }
}
