<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Outbox;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;

final readonly class Attempt
{
    /**
     * @param Verdict           $verdict What became of it.
     * @param string            $code    Stable code for the admin: a problem's code, 'http-503', 'network' …
     * @param BridgeAnswer|null $answer  The bridge's words, when there are any.
     */
    public function __construct(public Verdict $verdict, public string $code, public ?BridgeAnswer $answer = null) {}

    /**
     * Whether other rows would meet the same fate now: away, overloaded, or the key is refused.
     */
    public function concernsAll(): bool
    {
        return $this->verdict === Verdict::Waits
            && ($this->answer === null || in_array($this->answer->status, [401, 403, 429, 503], true));
    }

    /**
     * Seconds the bridge asked to wait; 0 when it did not.
     */
    public function retryAfter(): int
    {
        $value = $this->answer->headers['retry-after'] ?? '';
        return ctype_digit($value) ? min((int) $value, Backoff::LONGEST_SECONDS) : 0;
    }
}
