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
}
