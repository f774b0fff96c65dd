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
    private const TENANT = 'ledger-tenant';
    private const EVIDENCE = 'ledger-evidence';

    /** What this site has seen of the ledger, and what does not fit. */
    private const SIGHTINGS = [LedgerHead::NEWEST, LedgerHead::CONFLICT, LedgerHead::SEEN, self::ALARM, self::STATE];

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
     * Starts anew for another company, since heads of one ledger say nothing about another; keeps all for the same one.
     */
    public function belongsTo(string $tenantId): void
    {
        if (($this->values->get(self::TENANT) ?? $this->pin()?->tenantId) !== $tenantId) {
            array_map($this->values->remove(...), [...self::SIGHTINGS, self::PIN, self::EVIDENCE]);
        }
        $this->values->set(self::TENANT, $tenantId);
    }

    /**
     * Starts anew after a restore that the operator announced: the entries since its backup are lost, so that the ledger goes
     * on otherwise than this site saw. What it saw is set aside as evidence, and the key of the signatures stays the known one.
     *
     * @param int $now Seconds since 1970.
     * @return bool False when there is no alarm, or one that no restore explains.
     */
    public function beginAnew(int $now): bool
    {
        if ($this->alarm()?->mayBeRestore() !== true) {
            return false;
        }
        $this->values->set(self::EVIDENCE, [...$this->evidence(), [
            'at' => $now,
            'alarm' => $this->values->get(self::ALARM),
            'conflict' => $this->values->get(LedgerHead::CONFLICT),
            'head' => $this->values->get(LedgerHead::NEWEST),
        ]]);
        array_map($this->values->remove(...), self::SIGHTINGS);
        return true;
    }

    /**
     * @return list<mixed> One for each alarm that ended.
     */
    private function evidence(): array
    {
        $kept = $this->values->get(self::EVIDENCE);
        return is_array($kept) ? array_values($kept) : [];
    }
}
