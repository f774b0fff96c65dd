<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Bridge;

final readonly class BridgeAnswer
{
    /**
     * @param int                  $status  HTTP status.
     * @param string               $body    JSON text, or '' when the answer has none.
     * @param array<string,string> $headers Names in lower case.
     */
    public function __construct(public int $status, public string $body, public array $headers = []) {}

    public function ok(): bool
    {
        return $this->status >= 200 && $this->status < 300;
    }

    /**
     * The body with objects as arrays; empty when there is none.
     *
     * @return array<array-key,mixed>
     */
    public function data(): array
    {
        $data = json_decode($this->body, true);
        return is_array($data) ? $data : [];
    }

    /**
     * The body as it came, so that `{}` stays `{}` when passed on.
     */
    public function raw(): mixed
    {
        return json_decode($this->body);
    }

    /**
     * The stable code at the end of a problem's type (RFC 9457), such as 'consent-required'; '' for any other answer.
     */
    public function problemCode(): string
    {
        $type = $this->data()['type'] ?? null;
        return is_string($type) && preg_match('#/problems/([a-z0-9-]+)$#D', $type, $match) === 1 ? $match[1] : '';
    }
}
