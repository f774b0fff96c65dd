<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Ledger;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;
use Koerbler\KundenmeisterDataProtection\Bridge\Transport;

/**
 * A bridge that shows a ledger as the real one keeps it: chained by the documented hash, its heads signed.
 */
final class LedgerOnShow implements Transport
{
    /** @var list<array<string,mixed>> */
    public array $entries = [];

    /** @var non-empty-string */
    private string $secret;

    private string $public;

    public function __construct(private readonly string $tenant)
    {
        $pair = sodium_crypto_sign_keypair();
        $this->secret = sodium_crypto_sign_secretkey($pair);
        $this->public = sodium_crypto_sign_publickey($pair);
    }

    public function grow(int $count, string $ref = 'form-ä/1'): void
    {
        for ($i = 0; $i < $count; $i++) {
            $seq = count($this->entries) + 1;
            $prev = $this->hash();
            $commitment = hash('sha256', "$seq$ref");
            $canonical = sprintf('{"at":"2026-11-24T10:00:00.000Z","key":"k1","prev":"%s","ref":"%s","seq":%d,"tenant":"%s","type":"form.registered","v":1}', $prev, $ref, $seq, $this->tenant);
            $this->entries[] = ['seq' => $seq, 'type' => 'form.registered', 'ref' => $ref, 'at' => '2026-11-24T10:00:00.000Z', 'keyId' => 'k1', 'commitment' => $commitment, 'prevHash' => $prev, 'hash' => hash('sha256', "\0" . $canonical . hex2bin($commitment))];
        }
    }

    public function send(string $method, string $url, array $headers, ?string $body, int $timeout): BridgeAnswer
    {
        parse_str((string) parse_url($url, PHP_URL_QUERY), $query);
        $after = is_numeric($query['after'] ?? null) ? (int) $query['after'] : 0;
        $head = $this->head();
        $answer = match (parse_url($url, PHP_URL_PATH)) {
            '/v1/ledger/head' => $head,
            '/v1/ledger' => ['items' => array_slice($this->entries, $after, 2)],
            default => ['keys' => [['crv' => 'Ed25519', 'x' => self::base64url($this->public)]]],
        };
        return new BridgeAnswer(200, json_encode($answer, JSON_THROW_ON_ERROR), ['ledger-head' => "{$head['seq']}:{$head['hash']}:{$head['signature']}"]);
    }

    /**
     * @return array{tenantId:string,seq:int,hash:string,signature:string}
     */
    private function head(): array
    {
        $seq = count($this->entries);
        $signature = sodium_crypto_sign_detached("kmdp-ledger-head/v1\n$this->tenant\n$seq\n{$this->hash()}", $this->secret);
        return ['tenantId' => $this->tenant, 'seq' => $seq, 'hash' => $this->hash(), 'signature' => self::base64url($signature)];
    }

    private function hash(): string
    {
        $last = end($this->entries);
        return $last === false || !is_string($last['hash']) ? str_repeat('0', 64) : $last['hash'];
    }

    private static function base64url(string $bytes): string
    {
        return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    }
}
