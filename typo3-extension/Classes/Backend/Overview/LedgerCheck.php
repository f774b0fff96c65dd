<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Overview;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeUnavailable;
use Koerbler\KundenmeisterDataProtection\Clock;
use Koerbler\KundenmeisterDataProtection\Ledger\Witness;
use Koerbler\KundenmeisterDataProtection\Ledger\WitnessStore;

/**
 * What this TYPO3 itself has seen of the bridge's ledger, and a check on demand.
 */
final readonly class LedgerCheck
{
    public function __construct(
        private Desk $desk,
        private Witness $witness,
        private WitnessStore $store,
        private Labels $labels,
        private Clock $clock,
    ) {}

    /**
     * @return array{alarm:string,mayBeRestore:bool,checkedTo:int,head:int,checkedAt:int} What is wrong, in words, '' for nothing; whether a restore explains it; numbers of the last entry walked and of the newest head; when the walk last came to its end, seconds since 1970, 0 for never.
     */
    public function witness(): array
    {
        $state = $this->store->state();
        $alarm = $this->store->alarm();
        return [
            'alarm' => $alarm === null ? '' : $this->labels->get('ledger.alarm.' . $alarm->value),
            'mayBeRestore' => $alarm?->mayBeRestore() === true,
            'checkedTo' => $state->checked->seq ?? 0,
            'head' => $state->head,
            'checkedAt' => $state->checkedAt,
        ];
    }

    /**
     * After a restore that was announced: sets aside what this TYPO3 has seen, so that it watches the ledger as it is now.
     *
     * @return bool False when there is no alarm, or one that no restore explains.
     */
    public function beginAnew(): bool
    {
        return $this->store->beginAnew($this->clock->now());
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
