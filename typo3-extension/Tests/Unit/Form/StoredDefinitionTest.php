<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Form;

use Koerbler\KundenmeisterDataProtection\Form\DefinitionReader;
use Koerbler\KundenmeisterDataProtection\Form\ProfileChoice;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

final class StoredDefinitionTest extends TestCase
{
    /**
     * @return iterable<string,array{list<string>,bool,list<string>}>
     */
    public static function orders(): iterable
    {
        yield 'first' => [['KundenMeister', 'EmailToReceiver'], true, []];
        yield 'alone' => [['KundenMeister'], true, []];
        yield 'after one that mails' => [['EmailToReceiver', 'KundenMeister'], true, ['finisher-not-first']];
        yield 'missing' => [['EmailToReceiver'], true, ['finisher-missing']];
        yield 'no consent' => [['EmailToReceiver'], false, ['consent-checkbox-missing']];
        yield 'finisher without consent' => [['KundenMeister'], false, ['consent-checkbox-missing']];
    }

    /**
     * @param list<string> $finishers
     * @param list<string> $faults
     */
    #[Test, DataProvider('orders')]
    public function aFormsFaultsAreSeenFromItsDefinition(array $finishers, bool $asks, array $faults): void
    {
        self::assertSame($faults, DefinitionReader::read(self::form($asks ? [self::consent('consent-1')] : [], $finishers))->faults());
    }

    #[Test]
    public function chosenTextsAreWrittenIntoTheElementHoweverDeepItIsAndNothingElseChanges(): void
    {
        $section = ['type' => 'Fieldset', 'identifier' => 'fieldset-1', 'renderables' => [self::consent('consent-1')]];
        $form = self::form([['type' => 'Text', 'identifier' => 'name'], $section]);
        $changed = ProfileChoice::in($form, ['a', 'b']);
        self::assertNotNull($changed);
        self::assertSame(['consent-1' => ['a', 'b']], DefinitionReader::read($changed)->consents);
        self::assertSame($form, ProfileChoice::in($changed, ['old']));
    }

    #[Test]
    public function withSeveralElementsOrNoneItIsNotPlainWhichIsMeant(): void
    {
        self::assertNull(ProfileChoice::in(self::form([]), ['a']));
        self::assertNull(ProfileChoice::in(self::form([self::consent('consent-1'), self::consent('consent-2')]), ['a']));
    }

    /**
     * @return array<string,mixed>
     */
    private static function consent(string $identifier): array
    {
        return ['type' => 'KundenMeisterConsent', 'identifier' => $identifier, 'properties' => ['kind' => 'contact', 'profiles' => 'old']];
    }

    /**
     * @param list<array<string,mixed>> $elements
     * @param list<string>              $finishers
     * @return array<string,mixed>
     */
    private static function form(array $elements, array $finishers = ['KundenMeister']): array
    {
        return [
            'identifier' => 'contact',
            'finishers' => array_map(static fn(string $name): array => ['identifier' => $name], $finishers),
            'renderables' => [['type' => 'Page', 'identifier' => 'page-1', 'renderables' => $elements]],
        ];
    }
}
