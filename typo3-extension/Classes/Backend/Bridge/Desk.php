<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Bridge;

use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Bridge\Actor;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeClient;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeRequest;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeUnavailable;
use Koerbler\KundenmeisterDataProtection\Connection\Connection;

/**
 * Asks the bridge in the name and language of the backend user. Never throws for what the bridge does or leaves undone.
 */
final class Desk
{
    /** A person waits in front of an empty page. */
    private const SECONDS_TO_READ = 5;
    private const SECONDS = 10;
    private const SECONDS_TO_TEST = 5;
    private const PER_PAGE = '200';

    /** A bridge that gave no answer is not asked again for the same page. */
    private ?Problem $away = null;

    public function __construct(private readonly BridgeClient $bridge, private readonly Labels $labels) {}

    /**
     * @param string               $path    Each segment encoded.
     * @param array<string,string> $query   Parameters; empty ones are left out.
     * @param mixed                $body    Sent as JSON; null sends none.
     * @param array<string,string> $headers Further headers; `Accept: text/plain` asks for the text itself.
     */
    public function ask(string $method, string $path, array $query = [], mixed $body = null, array $headers = []): Reply
    {
        if ($this->away !== null) {
            return new Reply([], $this->away);
        }
        try {
            $answer = $this->bridge->send(
                new BridgeRequest($method, $path, $query, $body === [] ? new \stdClass() : $body, $headers, self::seconds($method, $headers), $this->labels->language(), Actor::current()),
            );
        } catch (BridgeUnavailable $unavailable) {
            $this->away = $this->unavailable($unavailable);
            return new Reply([], $this->away);
        }
        return $this->reply($answer);
    }

    /**
     * Every item of a list that the bridge hands out in pages.
     *
     * @param array<string,string> $query Parameters besides those of the page.
     */
    public function askAll(string $path, array $query = []): Reply
    {
        $items = [];
        $cursor = '';
        do {
            $reply = $this->ask('GET', $path, $query + ['limit' => self::PER_PAGE, 'cursor' => $cursor]);
            if ($reply->problem !== null) {
                return $reply;
            }
            $items = [...$items, ...$reply->items('items')];
            $cursor = $reply->text('nextCursor');
        } while ($cursor !== '');
        return new Reply($items);
    }

    /**
     * Tries a connection that need not be saved: the company's settings, or why it does not answer to this key.
     */
    public function test(Connection $connection): Reply
    {
        return $this->tried($connection, '/v1/data-protection', 'active');
    }

    /**
     * Whose ledger the key of such a connection opens, as `tenantId`: a new key of the same company is not another company.
     */
    public function tenant(Connection $connection): Reply
    {
        return $this->tried($connection, '/v1/ledger/head', 'tenantId');
    }

    /**
     * @param string $member Of an answer that is the bridge's.
     */
    private function tried(Connection $connection, string $path, string $member): Reply
    {
        try {
            $answer = $this->bridge->sendOver(
                $connection,
                new BridgeRequest('GET', $path, timeout: self::SECONDS_TO_TEST, language: $this->labels->language()),
            );
        } catch (BridgeUnavailable $unavailable) {
            return new Reply([], $this->unavailable($unavailable));
        }
        return $answer->ok() && !array_key_exists($member, $answer->data())
            ? new Reply([], $this->unavailable(BridgeUnavailable::away('not-json')))
            : $this->reply($answer);
    }

    /**
     * @param array<string,string> $headers Files, which name what they accept, are long in the making.
     */
    private static function seconds(string $method, array $headers): int
    {
        return $method === 'GET' && !isset($headers['Accept']) ? self::SECONDS_TO_READ : self::SECONDS;
    }

    private function reply(BridgeAnswer $answer): Reply
    {
        if ($answer->ok()) {
            return new Reply($answer->data(), null, $answer->body, $answer->headers);
        }
        if ($answer->status === 401 || $answer->status === 403) {
            return new Reply([], new Problem('key-refused', $this->labels->get('bridge.keyRefused'), $answer->status));
        }
        $problem = Problem::fromAnswer($answer->problemCode(), $answer->status, $answer->data(), $this->labels->get('bridge.notAccepted'));
        return new Reply($answer->data(), $problem, '', $answer->headers);
    }

    /**
     * In words for people.
     */
    public function unavailable(BridgeUnavailable $unavailable): Problem
    {
        $key = $unavailable->reason === BridgeUnavailable::NOT_CONNECTED ? 'bridge.notConnected' : 'bridge.away';
        return new Problem($unavailable->reason, $this->labels->get($key), 503);
    }
}
