<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Outbox;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeClient;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeRequest;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeUnavailable;
use Koerbler\KundenmeisterDataProtection\Clock;
use Koerbler\KundenmeisterDataProtection\Storage\Values;

final readonly class Delivery
{
    /** Since when the bridge refuses the key, seconds since 1970. */
    public const KEY_REFUSED = 'key-refused';

    public function __construct(private BridgeClient $bridge, private Values $values, private Clock $clock) {}

    /**
     * Tries once. Each try of a row carries the same Idempotency-Key, so that it is stored once however often it is sent.
     *
     * @param string $idempotencyKey The row's.
     * @param mixed  $body           The opened payload.
     * @param int    $timeout        Seconds.
     */
    public function attempt(string $idempotencyKey, mixed $body, int $timeout): Attempt
    {
        $locale = $body instanceof \stdClass ? ($body->locale ?? '') : '';
        $request = new BridgeRequest(
            'POST',
            '/v1/submissions',
            body: $body,
            headers: ['Idempotency-Key' => $idempotencyKey],
            timeout: $timeout,
            language: $locale === 'de' ? 'de' : 'en',
        );
        try {
            $answer = $this->bridge->send($request);
        } catch (BridgeUnavailable $unavailable) {
            return new Attempt(Verdict::Waits, $unavailable->detail);
        }
        $this->rememberKey(in_array($answer->status, [401, 403], true));
        $code = $answer->problemCode();
        return new Attempt(Verdict::of($answer), $code !== '' ? $code : "http-$answer->status", $answer);
    }

    private function rememberKey(bool $isRefused): void
    {
        $isKnown = $this->values->get(self::KEY_REFUSED) !== null;
        if ($isRefused && !$isKnown) {
            $this->values->set(self::KEY_REFUSED, $this->clock->now());
        } elseif (!$isRefused && $isKnown) {
            $this->values->remove(self::KEY_REFUSED);
        }
    }
}
