<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Ledger;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeClient;
use Koerbler\KundenmeisterDataProtection\Bridge\LedgerHead;
use Koerbler\KundenmeisterDataProtection\Bridge\Transport;
use Koerbler\KundenmeisterDataProtection\Connection\Connection;
use Koerbler\KundenmeisterDataProtection\Connection\Connections;
use Koerbler\KundenmeisterDataProtection\Ledger\Alarm;
use Koerbler\KundenmeisterDataProtection\Ledger\Witness;
use Koerbler\KundenmeisterDataProtection\Ledger\WitnessStore;
use Koerbler\KundenmeisterDataProtection\Storage\Values;
use Koerbler\KundenmeisterDataProtection\Tests\Unit\Double\KeptValues;
use Koerbler\KundenmeisterDataProtection\Tests\Unit\Double\StoppedClock;
use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

final class WitnessTest extends TestCase
{
    private const NOW = 1795600000;

    private Values $values;

    protected function setUp(): void
    {
        $this->values = (new KeptValues())->values();
    }

    private function check(Transport $bridge): ?Alarm
    {
        $connections = self::createStub(Connections::class);
        $connections->method('load')->willReturn(new Connection('https://bridge.example', 'kmdp_key', 'stored'));
        $clock = new StoppedClock(self::NOW);
        $heads = new LedgerHead($this->values, $clock);
        $store = new WitnessStore($this->values);
        (new Witness(new BridgeClient($connections, $bridge, $heads), $heads, $store, $clock))->check();
        return $store->alarm();
    }

    private function witnessed(): LedgerOnShow
    {
        $ledger = new LedgerOnShow('tenant-1');
        $ledger->grow(3);
        self::assertNull($this->check($ledger));
        return $ledger;
    }

    #[Test]
    public function aLedgerThatOnlyGrowsIsWalkedToItsEnd(): void
    {
        $ledger = $this->witnessed();
        $ledger->grow(5);
        self::assertNull($this->check($ledger));
        $state = (new WitnessStore($this->values))->state();
        self::assertSame([8, 8, self::NOW], [$state->checked?->seq, $state->head, $state->checkedAt]);
    }

    #[Test]
    public function anEntryThatIsAlteredWithoutItsHashIsNoticed(): void
    {
        $ledger = $this->witnessed();
        $ledger->grow(3);
        $ledger->entries[4]['ref'] = 'form-other';
        self::assertSame(Alarm::Rewritten, $this->check($ledger));
    }

    #[Test]
    public function aLedgerThatIsShorterThanBeforeIsNoticed(): void
    {
        $ledger = $this->witnessed();
        array_pop($ledger->entries);
        self::assertSame(Alarm::Shortened, $this->check($ledger));
    }

    #[Test]
    public function aLedgerThatWasWrittenAnewIsNoticed(): void
    {
        $ledger = $this->witnessed();
        $ledger->entries = [];
        $ledger->grow(3, 'form-new/1');
        self::assertSame(Alarm::Rewritten, $this->check($ledger));
    }

    #[Test]
    public function aHeadSignedWithAnotherKeyIsNoticed(): void
    {
        $this->witnessed();
        $other = new LedgerOnShow('tenant-1');
        $other->grow(4);
        self::assertSame(Alarm::Unsigned, $this->check($other));
    }

    #[Test]
    public function theLedgerOfAnotherCompanyIsNotTakenForThisOne(): void
    {
        $this->witnessed();
        $other = new LedgerOnShow('tenant-2');
        $other->grow(4);
        self::assertSame(Alarm::OtherLedger, $this->check($other));
    }

    #[Test]
    public function theFirstEvidenceStaysWhateverComesLater(): void
    {
        $ledger = $this->witnessed();
        array_pop($ledger->entries);
        $this->check($ledger);
        $ledger->grow(3, 'form-new/1');
        self::assertSame(Alarm::Shortened, $this->check($ledger));
    }

    #[Test]
    public function afterARestoreThatWasAnnouncedItBeginsAnewAndKeepsWhatItSawAsEvidence(): void
    {
        $ledger = $this->witnessed();
        $store = new WitnessStore($this->values);
        $pin = $store->pin();
        $known = (new LedgerHead($this->values, new StoppedClock(self::NOW)))->known();
        $ledger->entries = [];
        $ledger->grow(3, 'form-new/1');
        $this->check($ledger);
        $alarm = $this->values->get('ledger-alarm');
        $conflict = $this->values->get(LedgerHead::CONFLICT);
        self::assertNotNull($alarm);
        self::assertNotNull($conflict);
        self::assertTrue($store->beginAnew(self::NOW + 60));
        self::assertNull($this->check($ledger));
        self::assertSame([3, self::NOW], [$store->state()->checked?->seq, $store->state()->checkedAt]);
        self::assertEquals($pin, $store->pin());
        self::assertSame([['at' => self::NOW + 60, 'alarm' => $alarm, 'conflict' => $conflict, 'head' => $known]], $this->evidence());
        array_pop($ledger->entries);
        self::assertSame(Alarm::Shortened, $this->check($ledger));
        self::assertTrue($store->beginAnew(self::NOW + 120));
        self::assertSame([self::NOW + 60, self::NOW + 120], array_column($this->evidence(), 'at'));
    }

    #[Test]
    public function twoEntriesUnderOneNumberMayBeARestoreAlsoBeforeTheNextCheck(): void
    {
        $ledger = $this->witnessed();
        $heads = new LedgerHead($this->values, new StoppedClock(self::NOW));
        $heads->witness('3:' . str_repeat('f', 64) . ':' . str_repeat('s', 86));
        $store = new WitnessStore($this->values);
        self::assertTrue($store->beginAnew(self::NOW));
        self::assertNull($store->alarm());
        self::assertNull($this->check($ledger));
    }

    #[Test]
    public function aRestoreExplainsNoOtherSignatureAndNoOtherCompanyAndWithoutAnAlarmNothingBeginsAnew(): void
    {
        $this->witnessed();
        $store = new WitnessStore($this->values);
        $before = $store->state();
        self::assertFalse($store->beginAnew(self::NOW));
        self::assertEquals($before, $store->state());
        foreach (['tenant-1' => Alarm::Unsigned, 'tenant-2' => Alarm::OtherLedger] as $tenant => $alarm) {
            $this->setUp();
            $this->witnessed();
            $other = new LedgerOnShow($tenant);
            $other->grow(4);
            $this->check($other);
            $store = new WitnessStore($this->values);
            self::assertFalse($store->beginAnew(self::NOW));
            self::assertSame([$alarm, []], [$store->alarm(), $this->evidence()]);
        }
    }

    #[Test]
    public function theSameCompanyKeepsWhatWasSeenAndAnotherStartsAnew(): void
    {
        $ledger = $this->witnessed();
        $store = new WitnessStore($this->values);
        array_pop($ledger->entries);
        $this->check($ledger);
        $store->beginAnew(self::NOW);
        $this->check($ledger);
        array_pop($ledger->entries);
        $this->check($ledger);
        foreach (['known from the pin', 'known from here'] as $_) {
            $store->belongsTo('tenant-1');
            self::assertSame([Alarm::Shortened, 1], [$store->alarm(), count($this->evidence())]);
            self::assertNotNull($store->pin());
        }
        $store->belongsTo('tenant-2');
        self::assertSame([null, [], null], [$store->alarm(), $this->evidence(), $store->pin()]);
        $other = new LedgerOnShow('tenant-2');
        $other->grow(2);
        self::assertNull($this->check($other));
    }

    /**
     * @return list<array<array-key,mixed>>
     */
    private function evidence(): array
    {
        $kept = $this->values->get('ledger-evidence');
        return is_array($kept) ? array_values(array_filter($kept, 'is_array')) : [];
    }
}
