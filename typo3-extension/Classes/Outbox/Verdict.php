<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Outbox;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;

enum Verdict: string
{
    case Delivered = 'delivered';
    case Refused = 'refused';
    case Waits = 'waits';

    /** Conflicts that no waiting solves; any other 409 is the same submission still under way. */
    private const LASTING_CONFLICTS = ['data-protection-inactive', 'form-not-compliant'];

    /** Garbled on the way: the next attempt may arrive whole. */
    private const GARBLED = 'malformed-request';

    /** The key was delivered before. It names the content too, so only the time differs (see AttemptKey). */
    private const STORED_BEFORE = 'idempotency-key-reused';

    /** The visitor sent it before KundenMeister erased the person: it is to go here, too. */
    public const PERSON_ERASED = 'person-erased';

    /**
     * A refusal must be the bridge's own problem (RFC 9457): the error page of a proxy or of a wrong address loses no submission.
     */
    public static function of(BridgeAnswer $answer): self
    {
        $code = $answer->problemCode();
        if ($answer->ok()) {
            return is_string($answer->data()['submissionId'] ?? null) ? self::Delivered : self::Waits;
        }
        if ($answer->status === 422 && $code === self::STORED_BEFORE) {
            return self::Delivered;
        }
        $isRefused = match ($answer->status) {
            400 => $code !== '' && $code !== self::GARBLED,
            413, 415, 422 => $code !== '',
            404 => $code === 'form-unknown',
            409 => in_array($code, self::LASTING_CONFLICTS, true),
            410 => $code === self::PERSON_ERASED,
            default => false,
        };
        return $isRefused ? self::Refused : self::Waits;
    }
}
