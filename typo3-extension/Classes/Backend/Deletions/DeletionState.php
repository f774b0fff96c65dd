<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Deletions;

/**
 * Where a request to delete stands.
 */
enum DeletionState: string
{
    case Received = 'received';
    case AwaitingCostApproval = 'awaiting-cost-approval';
    case Scheduled = 'scheduled';
    case Executed = 'executed';
    case Cancelled = 'cancelled';
    case Rejected = 'rejected';

    /**
     * Whether anything is still to be done.
     */
    public function isOpen(): bool
    {
        return in_array($this, [self::Received, self::AwaitingCostApproval, self::Scheduled], true);
    }
}
