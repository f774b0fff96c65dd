<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Connection;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Ledger\WitnessStore;

/**
 * Connects this TYPO3 with its bridge. The key goes in and never comes out.
 */
final readonly class Connector
{
    public function __construct(
        private ConnectionStore $store,
        private Desk $desk,
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
        if ($fault !== null) {
            return new Reply([], $fault);
        }
        $connection = new Connection($url, $key, 'stored');
        $reply = $this->desk->test($connection);
        $ledger = $reply->problem === null ? $this->desk->tenant($connection) : $reply;
        if ($ledger->problem !== null) {
            return $ledger;
        }
        $this->store->save($url, $key);
        $this->witness->belongsTo($ledger->text('tenantId'));
        return $reply;
    }

    /**
     * Forgets address and key. What this TYPO3 saw of the ledger stays, as evidence, until it is connected to another company.
     */
    public function disconnect(): void
    {
        $this->store->delete();
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
