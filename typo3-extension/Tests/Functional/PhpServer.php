<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional;

use PHPUnit\Framework\Assert;

/**
 * PHP's own web server on a free port of this machine: what stands in for a bridge and is reached over the network.
 */
final class PhpServer
{
    private const TRIES = 100;
    private const PAUSE_MICROSECONDS = 50000;

    /**
     * @param resource $process
     */
    private function __construct(public readonly string $url, private $process) {}

    /**
     * Returns when it answers.
     *
     * @param string               $script      Answers each request.
     * @param array<string,string> $environment Its variables.
     */
    public static function start(string $script, array $environment): self
    {
        $address = self::freeAddress();
        $nothing = ['file', '/dev/null', 'a'];
        $process = proc_open([PHP_BINARY, '-S', $address, $script], [$nothing, $nothing, $nothing], $pipes, null, $environment);
        Assert::assertIsResource($process);
        $server = new self("http://$address", $process);
        $patient = stream_context_create(['http' => ['ignore_errors' => true]]);
        for ($tries = 0; $tries < self::TRIES && @file_get_contents("$server->url/", false, $patient) === false; $tries++) {
            usleep(self::PAUSE_MICROSECONDS);
        }
        return $server;
    }

    public function stop(): void
    {
        proc_terminate($this->process);
        proc_close($this->process);
    }

    private static function freeAddress(): string
    {
        $socket = stream_socket_server('tcp://127.0.0.1:0');
        Assert::assertIsResource($socket);
        $address = (string) stream_socket_get_name($socket, false);
        fclose($socket);
        return $address;
    }
}
