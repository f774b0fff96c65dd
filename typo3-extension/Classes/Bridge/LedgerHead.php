<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Bridge;

use Koerbler\KundenmeisterDataProtection\Clock;
use Koerbler\KundenmeisterDataProtection\Storage\Values;

/**
 * Makes this installation an outside witness: a ledger that was rewritten or shortened at the bridge shows here.
 *
 * @phpstan-type Head array{seq:int,hash:string,signature:string,seenAt:int}
 */
final readonly class LedgerHead
{
    public const NEWEST = 'ledger-head';
    public const CONFLICT = 'ledger-conflict';
    public const SEEN = 'ledger-seen';

    /** Between two checks the first head is kept, and then one every ten minutes: enough for a day, and few writes. */
    private const SECONDS_BETWEEN = 600;
    private const MOST_SEEN = 200;

    public function __construct(private Values $values, private Clock $clock) {}

    /**
     * Keeps a head when it is newer than the known one. Another hash at a known number is kept apart, as evidence:
     * the first such pair, whatever comes later.
     *
     * @param string $header `<seq>:<hash>:<signature>`; anything else is ignored.
     */
    public function witness(string $header): void
    {
        if (preg_match('/^(\d{1,15}):([A-Za-z0-9+\/_=-]{16,128}):([A-Za-z0-9+\/_=.-]{16,512})$/D', $header, $part) !== 1) {
            return;
        }
        $head = ['seq' => (int) $part[1], 'hash' => $part[2], 'signature' => $part[3], 'seenAt' => $this->clock->now()];
        $known = $this->known();
        if ($known === null || $head['seq'] > $known['seq']) {
            $this->values->set(self::NEWEST, $head);
            $this->note($head);
        } elseif ($head['seq'] === $known['seq'] && $head['hash'] !== $known['hash'] && $this->values->get(self::CONFLICT) === null) {
            $this->values->set(self::CONFLICT, [$known, $head]);
        }
    }

    /**
     * @return Head|null
     */
    public function known(): ?array
    {
        return self::head($this->values->get(self::NEWEST));
    }

    /**
     * Heads seen since the ledger was last checked, the newest last: all of them must be part of it.
     *
     * @return list<Head>
     */
    public function seen(): array
    {
        $noted = $this->values->get(self::SEEN);
        $heads = array_values(array_filter(array_map(self::head(...), is_array($noted) ? $noted : [])));
        $known = $this->known();
        if ($known !== null && end($heads) !== $known) {
            $heads[] = $known;
        }
        return $heads;
    }

    /**
     * Forgets the heads up to a number: the ledger was checked so far.
     */
    public function forgetSeen(int $seq): void
    {
        $this->values->set(self::SEEN, array_values(array_filter($this->seen(), static fn(array $head): bool => $head['seq'] > $seq)));
    }

    /**
     * @param Head $head A new one.
     */
    private function note(array $head): void
    {
        $noted = $this->values->get(self::SEEN);
        $noted = is_array($noted) ? array_values($noted) : [];
        $last = self::head(end($noted));
        if (count($noted) < self::MOST_SEEN && ($last === null || $head['seenAt'] - $last['seenAt'] >= self::SECONDS_BETWEEN)) {
            $this->values->set(self::SEEN, [...$noted, $head]);
        }
    }

    /**
     * @return Head|null
     */
    private static function head(mixed $head): ?array
    {
        return is_array($head) && is_int($head['seq'] ?? null) && is_string($head['hash'] ?? null)
            && is_string($head['signature'] ?? null) && is_int($head['seenAt'] ?? null)
            ? ['seq' => $head['seq'], 'hash' => $head['hash'], 'signature' => $head['signature'], 'seenAt' => $head['seenAt']]
            : null;
    }
}
