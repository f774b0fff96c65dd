<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\General\SettingsDraft;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;
use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

final class SettingsDraftTest extends TestCase
{
    private const FORM = [
        'active' => '1',
        'company' => ['name' => ' Muster GmbH ', 'address' => "Hauptstraße 1\r\n8010 Graz", 'email' => 'a@muster.example', 'phone' => '  '],
        'accepts' => '1',
        'acceptedBy' => 'Erika Muster',
        'agreementVersion' => '2',
        'unconfirmedDays' => '7',
        'keepProofDays' => 'drei',
        'revision' => '"5"',
    ];

    /**
     * @param array<string,mixed> $settings Stored.
     * @return array<string,mixed>
     */
    private static function input(array $settings = []): array
    {
        return SettingsDraft::ofPosted(new Posted(self::FORM))->input(new Reply($settings));
    }

    #[Test]
    public function leavesOutOptionalFieldsThatAreEmpty(): void
    {
        self::assertSame(['name' => 'Muster GmbH', 'address' => "Hauptstraße 1\n8010 Graz", 'email' => 'a@muster.example'], self::input()['company']);
    }

    #[Test]
    public function sendsWhatIsNoNumberAsItIsSoThatTheBridgeSaysSoAtTheField(): void
    {
        self::assertSame([7, 'drei'], [self::input()['unconfirmedDays'], self::input()['keepProofDays']]);
    }

    #[Test]
    public function acceptsTheVersionThatWasShown(): void
    {
        self::assertSame(['version' => '2', 'acceptedBy' => 'Erika Muster'], self::input()['processorAgreement']);
    }

    #[Test]
    public function leavesAnAcceptanceOfTheSameVersionAsItIs(): void
    {
        $stored = ['processorAgreement' => ['version' => '2', 'acceptedBy' => 'Otto']];
        self::assertSame(['version' => '2', 'acceptedBy' => 'Otto'], self::input($stored)['processorAgreement']);
    }

    #[Test]
    public function takesABoxThatWasNotPostedForUnticked(): void
    {
        self::assertFalse(self::input()['recordIp']);
    }

    #[Test]
    public function keepsWhatOnlyTheProcessingDirectoryShows(): void
    {
        $company = ['name' => 'Muster GmbH', 'address' => 'Graz', 'email' => 'a@muster.example', 'representative' => 'Repräsentanz, Wien', 'jointControllers' => 'Beispiel AG'];
        $settings = new Reply(['company' => $company, 'onLapse' => 'delete', 'unconfirmedDays' => 7, 'keepProofDays' => 1095]);
        $input = SettingsDraft::ofStored($settings, '2')->onGroundOf($settings)->input($settings);
        self::assertSame([$company, 'delete'], [$input['company'], $input['onLapse'] ?? null]);
    }

    #[Test]
    public function saysNothingOfWhatWasNotAsked(): void
    {
        self::assertSame([], array_intersect_key(self::input(), ['onLapse' => true, 'keepObjectionDays' => true]));
        $older = new Reply(['unconfirmedDays' => 7, 'keepProofDays' => 1095]);
        self::assertArrayNotHasKey('keepObjectionDays', SettingsDraft::ofStored($older, '2')->input($older));
    }

    #[Test]
    public function anObjectionIsKeptForTheDaysThatWereTyped(): void
    {
        $days = static fn(string $typed): mixed => SettingsDraft::ofPosted(new Posted(['keepObjectionDays' => $typed] + self::FORM))->input(new Reply([]))['keepObjectionDays'];
        self::assertSame([0, 730, ''], [$days('0'), $days(' 730 '), $days('')]);
        $stored = new Reply(['keepObjectionDays' => 0]);
        self::assertSame(0, SettingsDraft::ofStored($stored, '2')->onGroundOf($stored)->input($stored)['keepObjectionDays']);
    }
}
