<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Deletions;

/**
 * What the controller does with a request to delete, by the last segment of the bridge's route.
 */
enum DeletionStep: string
{
    case AcceptCosts = 'accept-costs';
    case Approve = 'approve';
    case Cancel = 'cancel';
    case Reject = 'reject';
    case Records = 'records';
}
