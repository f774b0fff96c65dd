<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Ledger;

use Koerbler\KundenmeisterDataProtection\Bridge\LedgerHead;
use Koerbler\KundenmeisterDataProtection\Storage\Values;

/**
 * What this site keeps about the ledger, where the bridge cannot rewrite it.
 */
final readonly class WitnessStore
{
    private const STATE = 'ledger-check';
    private const PIN = 'ledger-pin';
    private const ALARM = 'ledger-alarm';

    public function __construct(private Values $values) {}

    public function state(): WitnessState
    {
        return WitnessState::fromData($this->values->get(self::STATE));
    }

    public function keep(WitnessState $state): void
    {
        $this->values->set(self::STATE, $state->data());
    }

    public function pin(): ?Pin
    {
        return Pin::fromData($this->values->get(self::PIN));
    }

    public function keepPin(Pin $pin): void
    {
        $this->values->set(self::PIN, $pin->data());
    }

    /**
     * Keeps what does not fit as evidence: the first one, whatever comes later.
     *
     * @param ChainPosition $kept  What this site knew.
     * @param ChainPosition $shown What the bridge shows now.
     * @param int           $now   Seconds since 1970.
     */
    public function raise(Alarm $alarm, ChainPosition $kept, ChainPosition $shown, int $now): void
    {
        if ($this->values->get(self::ALARM) === null) {
            $this->values->set(self::ALARM, ['reason' => $alarm->value, 'kept' => $kept->data(), 'shown' => $shown->data(), 'at' => $now]);
        }
    }

    /**
     * What is wrong; null when nothing is.
     */
    public function alarm(): ?Alarm
    {
        $kept = $this->values->get(self::ALARM);
        if (is_array($kept)) {
            $reason = $kept['reason'] ?? null;
            return (is_string($reason) ? Alarm::tryFrom($reason) : null) ?? Alarm::Rewritten;
        }
        return $this->values->get(LedgerHead::CONFLICT) === null ? null : Alarm::Rewritten;
    }

    /**
     * Starts anew, with another tenant.
     */
    public function forget(): void
    {
        array_map($this->values->remove(...), [self::STATE, self::PIN, self::ALARM]);
    }
}
