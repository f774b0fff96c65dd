<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Overview;

use Koerbler\KundenmeisterDataProtection\Form\FormRegistrar;
use Koerbler\KundenmeisterDataProtection\Outbox\Dispatch;
use Koerbler\KundenmeisterDataProtection\Outbox\OutboxStore;
use Koerbler\KundenmeisterDataProtection\Outbox\OutboxSummary;

/**
 * Submissions that have not reached the bridge yet.
 */
final readonly class Waiting
{
    private const AT_ONCE = 20;

    public function __construct(private OutboxSummary $summaries, private OutboxStore $store, private Dispatch $dispatch, private FormRegistrar $forms) {}

    /**
     * @return array{waiting:int,refused:int,oldestAt:int|null,lastCode:string|null} Times in seconds since 1970.
     */
    public function summary(): array
    {
        return $this->summaries->read();
    }

    /**
     * Tries once now, also what was refused, and forms that the bridge does not know yet.
     *
     * @return int How many still wait.
     */
    public function retry(): int
    {
        $this->store->makeAllDue();
        $this->dispatch->run(self::AT_ONCE);
        $this->forms->retry();
        return $this->summary()['waiting'];
    }
}
