<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Connection;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Bridge\LedgerHead;
use Koerbler\KundenmeisterDataProtection\Ledger\WitnessStore;

/**
 * Connects this TYPO3 with its bridge. The key goes in and never comes out.
 */
final readonly class Connector
{
    public function __construct(
        private ConnectionStore $store,
        private Desk $desk,
        private LedgerHead $head,
        private WitnessStore $witness,
        private Labels $labels,
    ) {}

    /**
     * Saves address and key only when the bridge answers to them.
     *
     * @param string $url Address; counts only where no site setting names one.
     * @param string $key '' keeps the saved one, for the same address only: a key never goes to another.
     * @return Reply The company's settings, or why nothing was saved.
     */
    public function connect(string $url, #[\SensitiveParameter] string $key): Reply
    {
        $known = $this->store->load();
        if ($known?->source === 'settings') {
            return new Reply([], new Problem('connection-fixed', $this->labels->get('connection.fixed'), 409));
        }
        $url = BridgeAddress::normalise($url);
        $key = trim($key);
        if ($key === '' && $known !== null && $url === $known->url) {
            $key = $known->key;
        }
        $fault = $this->fault($url, $key);
        $reply = $fault === null ? $this->desk->test(new Connection($url, $key, 'stored')) : new Reply([], $fault);
        if ($reply->problem === null) {
            $this->store->save($url, $key);
            $this->forgetOther($known, $url, $key);
        }
        return $reply;
    }

    /**
     * Forgets address and key.
     */
    public function disconnect(): void
    {
        $this->store->delete();
        $this->forgetLedger();
    }

    /**
     * Heads of another tenant's ledger say nothing about this one's.
     */
    private function forgetOther(?Connection $known, string $url, #[\SensitiveParameter] string $key): void
    {
        if ($known === null || $known->url !== $url || $known->key !== $key) {
            $this->forgetLedger();
        }
    }

    private function forgetLedger(): void
    {
        $this->head->forget();
        $this->witness->forget();
    }

    private function fault(string $url, #[\SensitiveParameter] string $key): ?Problem
    {
        return match (true) {
            !BridgeAddress::isAddress($url) => $this->invalid('/url', 'connection.noAddress'),
            !BridgeAddress::isSafe($url) => $this->invalid('/url', 'connection.unencrypted'),
            preg_match('/^[\x21-\x7E]{8,512}$/D', $key) !== 1 => $this->invalid('/key', 'connection.noKey'),
            default => null,
        };
    }

    private function invalid(string $pointer, string $label): Problem
    {
        $message = $this->labels->get($label);
        return new Problem('connection-invalid', $message, 422, [$pointer => $message]);
    }
}
