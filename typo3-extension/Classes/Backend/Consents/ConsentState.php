<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Consents;

/**
 * What may have become of a consent.
 */
enum ConsentState: string
{
    case Requested = 'requested';
    case Given = 'given';
    case Confirmed = 'confirmed';
    case Withdrawn = 'withdrawn';
    case Expired = 'expired';
    case Invalidated = 'invalidated';
    case Imported = 'imported';
    case Refused = 'refused';

    /**
     * Whether a withdrawal may follow.
     */
    public function isWithdrawable(): bool
    {
        return in_array($this, [self::Requested, self::Given, self::Confirmed, self::Imported], true);
    }
}
