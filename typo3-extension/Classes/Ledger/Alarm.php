<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Ledger;

/**
 * What does not fit between what this site kept and what the bridge shows.
 */
enum Alarm: string
{
    case Rewritten = 'rewritten';
    case Shortened = 'shortened';
    case Unsigned = 'unsigned';
    case OtherLedger = 'other-ledger';
}
