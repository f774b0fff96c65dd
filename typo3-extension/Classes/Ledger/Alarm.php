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

    /**
     * Whether entries are other than they were, as after a restore; another key or company is never that.
     */
    public function mayBeRestore(): bool
    {
        return $this === self::Rewritten || $this === self::Shortened;
    }
}
