<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Bridge;

interface Transport
{
    /**
     * Sends one HTTP request; redirects are not followed, as a key must not travel to another address.
     *
     * @param string               $method  HTTP method.
     * @param string               $url     Address with query.
     * @param array<string,string> $headers By name.
     * @param string|null          $body    Null sends none.
     * @param int                  $timeout Seconds for the whole exchange.
     * @return BridgeAnswer Whatever came, of whatever status.
     * @throws BridgeUnavailable When nothing came in time, or too much.
     */
    public function send(string $method, string $url, array $headers, ?string $body, int $timeout): BridgeAnswer;
}
