<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

final readonly class Client
{
    /** Characters the bridge takes. */
    private const LONGEST_USER_AGENT = 1000;

    /**
     * @param string $address   IP address; '' when not known.
     * @param string $userAgent The browser, as it calls itself.
     */
    public function __construct(public string $address, public string $userAgent = '') {}

    /**
     * What is sent along as part of the proof: nothing, unless the controller wants it; then the truncated address and the
     * browser (Art. 5(1)(c) GDPR).
     *
     * @param bool $isWanted The notice's `recordIp`.
     * @return \stdClass Of ip and userAgent those that are known.
     */
    public function disclosed(bool $isWanted): \stdClass
    {
        if (!$isWanted) {
            return new \stdClass();
        }
        $browser = mb_check_encoding($this->userAgent, 'UTF-8') ? (string) preg_replace('/[\x00-\x1F\x7F]/', '', $this->userAgent) : '';
        $known = ['ip' => TruncatedAddress::of($this->address), 'userAgent' => mb_substr($browser, 0, self::LONGEST_USER_AGENT)];
        return (object) array_filter($known, static fn(string $value): bool => $value !== '');
    }
}
