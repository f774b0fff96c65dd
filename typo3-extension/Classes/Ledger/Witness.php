<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Ledger;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeClient;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeRequest;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeUnavailable;
use Koerbler\KundenmeisterDataProtection\Bridge\LedgerHead;
use Koerbler\KundenmeisterDataProtection\Clock;

/**
 * An outside witness: whoever rewrites or shortens the ledger cannot rewrite what this site keeps.
 */
final readonly class Witness
{
    private const PAGE_SIZE = 200;
    private const PAGES_PER_RUN = 25;

    public function __construct(private BridgeClient $bridge, private LedgerHead $heads, private WitnessStore $store, private Clock $clock) {}

    /**
     * Once a day. What cannot be asked now is asked in an hour.
     */
    public function checkWhenDue(): void
    {
        if ($this->store->state()->isDue($this->clock->now())) {
            try {
                $this->check();
            } catch (BridgeUnavailable) {
                return;
            }
        }
    }

    /**
     * Verifies the signature of the newest head, and walks the ledger from where the last check ended to that head, past
     * each head seen meanwhile. A long way is walked in parts. Raises an alarm when something does not fit.
     *
     * @throws BridgeUnavailable When the bridge cannot be asked.
     */
    public function check(): void
    {
        $state = $this->store->state();
        $seen = $this->heads->seen();
        $this->store->keep(new WitnessState($state->checked, $state->head, $state->checkedAt, $this->clock->now()));
        $answer = $this->ask('/v1/ledger/head');
        $head = ChainPosition::fromData($answer) ?? throw BridgeUnavailable::away('no-head');
        $pin = $this->pin($answer);
        $last = ChainPosition::fromData(end($seen)) ?? $state->checked ?? $head;
        $alarm = match (true) {
            ($answer['tenantId'] ?? '') !== $pin->tenantId => Alarm::OtherLedger,
            !self::areSigned([...$seen, $answer], $pin) => Alarm::Unsigned,
            $head->seq < $last->seq => Alarm::Shortened,
            !self::fits($last, [$head->seq => $head->hash]) => Alarm::Rewritten,
            default => null,
        };
        if ($alarm !== null) {
            $this->store->raise($alarm, $last, $head, $this->clock->now());
            return;
        }
        $start = $state->checked ?? ChainPosition::fromData($seen[0] ?? null) ?? $head;
        $this->walk($start, array_column($seen, 'hash', 'seq') + [$head->seq => $head->hash], $head->seq, $pin);
    }

    /**
     * @param list<array<array-key,mixed>> $heads With signatures.
     */
    private static function areSigned(array $heads, Pin $pin): bool
    {
        foreach ($heads as $signed) {
            $position = ChainPosition::fromData($signed);
            if ($position === null || !$pin->verifies($position, is_string($signed['signature'] ?? null) ? $signed['signature'] : '')) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param ChainPosition     $from  Where the last check ended.
     * @param array<int,string> $known Hashes that this site has seen signed, by number.
     * @param int               $end   Number of the newest head.
     */
    private function walk(ChainPosition $from, array $known, int $end, Pin $pin): void
    {
        if (!self::fits($from, $known)) {
            $this->store->raise(Alarm::Rewritten, $from, new ChainPosition($from->seq, $known[$from->seq]), $this->clock->now());
            return;
        }
        $at = $from;
        for ($page = 0; $page < self::PAGES_PER_RUN && $at->seq < $end; $page++) {
            $at = $this->walkPage($at, $known, $end, $pin);
            if ($at === null) {
                return;
            }
        }
        $this->heads->forgetSeen($at->seq);
        $checkedAt = $at->seq === $end ? $this->clock->now() : $this->store->state()->checkedAt;
        $this->store->keep(new WitnessState($at, $end, $checkedAt, $this->clock->now()));
    }

    /**
     * @param array<int,string> $known As above.
     * @return ChainPosition|null Null when an alarm was raised.
     */
    private function walkPage(ChainPosition $from, array $known, int $end, Pin $pin): ?ChainPosition
    {
        $answer = $this->ask('/v1/ledger', ['after' => (string) $from->seq, 'limit' => (string) min(self::PAGE_SIZE, $end - $from->seq)]);
        $items = is_array($answer['items'] ?? null) ? $answer['items'] : [];
        if ($items === []) {
            $this->store->raise(Alarm::Shortened, new ChainPosition($end, $known[$end]), $from, $this->clock->now());
            return null;
        }
        $at = $from;
        foreach ($items as $item) {
            $entry = new Entry(is_array($item) ? $item : []);
            $next = $entry->continues($at, $pin->tenantId);
            if ($next === null || !self::fits($next, $known)) {
                $kept = $next === null ? $at : new ChainPosition($next->seq, $known[$next->seq]);
                $this->store->raise(Alarm::Rewritten, $kept, $entry->claimed(), $this->clock->now());
                return null;
            }
            $at = $next;
        }
        return $at;
    }

    /**
     * @param array<int,string> $known Hashes by number.
     */
    private static function fits(ChainPosition $at, array $known): bool
    {
        return ($known[$at->seq] ?? $at->hash) === $at->hash;
    }

    /**
     * @param array<array-key,mixed> $head The answer with the head, which names the tenant.
     * @throws BridgeUnavailable When the keys cannot be asked.
     */
    private function pin(array $head): Pin
    {
        $known = $this->store->pin();
        if ($known !== null) {
            return $known;
        }
        $pin = Pin::fromJwks(is_string($head['tenantId'] ?? null) ? $head['tenantId'] : '', $this->ask('/.well-known/jwks.json'));
        if ($pin->tenantId === '' || $pin->keys === []) {
            throw BridgeUnavailable::away('no-keys');
        }
        $this->store->keepPin($pin);
        return $pin;
    }

    /**
     * @param array<string,string> $query Parameters.
     * @return array<array-key,mixed>
     * @throws BridgeUnavailable Also when the bridge refuses.
     */
    private function ask(string $path, array $query = []): array
    {
        $answer = $this->bridge->send(new BridgeRequest('GET', $path, $query));
        return $answer->ok() ? $answer->data() : throw BridgeUnavailable::away("http-$answer->status");
    }
}
