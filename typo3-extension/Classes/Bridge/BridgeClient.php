<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Bridge;

use Koerbler\KundenmeisterDataProtection\Connection\Connection;
use Koerbler\KundenmeisterDataProtection\Connection\Connections;

final readonly class BridgeClient
{
    public function __construct(
        private Connections $connections,
        private Transport $transport,
        private LedgerHead $head,
    ) {}

    /**
     * Sends a request over the connection in use.
     *
     * @throws BridgeUnavailable When there is no connection, no answer in time, or one that is not the bridge's.
     */
    public function send(BridgeRequest $request): BridgeAnswer
    {
        $answer = $this->sendOver($this->connections->load() ?? throw BridgeUnavailable::notConnected(), $request);
        $this->head->witness($answer->headers['ledger-head'] ?? '');
        return $answer;
    }

    /**
     * Sends a request over a connection that need not be saved; its ledger head is not kept. The answer is JSON, or what the
     * request's `Accept` asks for.
     *
     * @throws BridgeUnavailable As `send`.
     */
    public function sendOver(Connection $connection, BridgeRequest $request): BridgeAnswer
    {
        $body = $request->body === null ? null : json_encode($request->body, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
        $answer = $this->transport->send(
            $request->method,
            self::url($connection, $request),
            self::headers($connection, $request),
            $body,
            $request->timeout,
        );
        if ($answer->status < 200 || ($answer->status >= 300 && $answer->status < 400 && $answer->status !== 304)) {
            throw BridgeUnavailable::away("http-$answer->status");
        }
        if ($answer->body !== '' && !self::isWanted($request, $answer) && json_decode($answer->body) === null) {
            throw BridgeUnavailable::away('not-json');
        }
        return $answer;
    }

    private static function isWanted(BridgeRequest $request, BridgeAnswer $answer): bool
    {
        $wanted = $request->headers['Accept'] ?? '';
        return $wanted !== '' && str_starts_with($answer->headers['content-type'] ?? '', $wanted);
    }

    private static function url(Connection $connection, BridgeRequest $request): string
    {
        $query = array_filter($request->query, static fn(string $value): bool => $value !== '');
        return $connection->url . $request->path . ($query === [] ? '' : '?' . http_build_query($query, '', '&', PHP_QUERY_RFC3986));
    }

    /**
     * @return array<string,string>
     */
    private static function headers(Connection $connection, BridgeRequest $request): array
    {
        $headers = [
            'Authorization' => 'Bearer ' . $connection->key,
            'Accept' => 'application/json, application/problem+json',
            'Accept-Language' => $request->language,
        ];
        if ($request->actor !== '') {
            $headers['X-Actor'] = rawurlencode($request->actor);
        }
        if ($request->body !== null) {
            $headers['Content-Type'] = 'application/json';
        }
        return $request->headers + $headers;
    }
}
