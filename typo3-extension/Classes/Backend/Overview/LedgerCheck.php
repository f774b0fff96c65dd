<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Overview;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeUnavailable;
use Koerbler\KundenmeisterDataProtection\Ledger\Witness;
use Koerbler\KundenmeisterDataProtection\Ledger\WitnessStore;

/**
 * What this TYPO3 itself has seen of the bridge's ledger, and a check on demand.
 */
final readonly class LedgerCheck
{
    public function __construct(private Desk $desk, private Witness $witness, private WitnessStore $store, private Labels $labels) {}

    /**
     * @return array{alarm:string,checkedTo:int,head:int,checkedAt:int} What is wrong, in words, '' for nothing; numbers of the last entry walked and of the newest head; when the walk last came to its end, seconds since 1970, 0 for never.
     */
    public function witness(): array
    {
        $state = $this->store->state();
        $alarm = $this->store->alarm();
        return [
            'alarm' => $alarm === null ? '' : $this->labels->get('ledger.alarm.' . $alarm->value),
            'checkedTo' => $state->checked->seq ?? 0,
            'head' => $state->head,
            'checkedAt' => $state->checkedAt,
        ];
    }

    /**
     * Checks on both sides now: this TYPO3 what the bridge shows of its ledger, and the bridge its own.
     */
    public function check(): ?Problem
    {
        try {
            $this->witness->check();
        } catch (BridgeUnavailable $unavailable) {
            return $this->desk->unavailable($unavailable);
        }
        return $this->desk->ask('POST', '/v1/ledger/verify', [], [])->problem;
    }
}
