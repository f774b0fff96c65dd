<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Overview;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Bridge\LedgerHead;
use Koerbler\KundenmeisterDataProtection\Storage\Values;

/**
 * What this TYPO3 itself has seen of the bridge's ledger, and a check on demand.
 */
final readonly class LedgerCheck
{
    public function __construct(private Desk $desk, private LedgerHead $head, private Values $values, private Labels $labels) {}

    /**
     * @return array{alarm:string,head:int,seenAt:int} What is wrong, in words, '' for nothing; number of the newest entry known, 0 for none, and when it was seen.
     */
    public function witness(): array
    {
        $head = $this->head->known();
        return [
            'alarm' => $this->values->get(LedgerHead::CONFLICT) === null ? '' : $this->labels->get('ledger.rewritten'),
            'head' => $head['seq'] ?? 0,
            'seenAt' => $head['seenAt'] ?? 0,
        ];
    }

    /**
     * Has the bridge check its own ledger, now; its answer carries a signed head, which this site keeps.
     */
    public function check(): ?Problem
    {
        return $this->desk->ask('POST', '/v1/ledger/verify', [], [])->problem;
    }
}
