<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Double;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeUnavailable;
use Koerbler\KundenmeisterDataProtection\Bridge\Transport;

/**
 * Answers what a test has laid ready, in turn; away when nothing is left.
 */
final class ScriptedTransport implements Transport
{
    /** @var list<array{method:string,url:string,headers:array<string,string>,body:string|null,timeout:int}> */
    public array $sent = [];

    /** @var list<BridgeAnswer> */
    public array $answers = [];

    public function send(string $method, string $url, array $headers, ?string $body, int $timeout): BridgeAnswer
    {
        $this->sent[] = ['method' => $method, 'url' => $url, 'headers' => $headers, 'body' => $body, 'timeout' => $timeout];
        return array_shift($this->answers) ?? throw BridgeUnavailable::away('network');
    }

    public function stored(): void
    {
        $this->answers[] = new BridgeAnswer(201, '{"submissionId":"s1"}');
    }

    /**
     * @param list<array<string,string>> $errors `{pointer, message}`.
     */
    public function problem(int $status, string $code, array $errors = []): void
    {
        $body = ['type' => "https://bridge.example/problems/$code", 'errors' => $errors];
        $this->answers[] = new BridgeAnswer($status, json_encode($body, JSON_THROW_ON_ERROR));
    }
}
