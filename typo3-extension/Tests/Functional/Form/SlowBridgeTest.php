<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Form;

use Koerbler\KundenmeisterDataProtection\Command\OutboxCommand;
use Koerbler\KundenmeisterDataProtection\Tests\Functional\PhpServer;
use PHPUnit\Framework\Attributes\Test;
use Symfony\Component\Console\Tester\CommandTester;

/**
 * A bridge reached over the network that takes its time.
 */
final class SlowBridgeTest extends FormTestCase
{
    protected array $configurationToUseInTestInstance = [];

    private ?PhpServer $server = null;
    private string $slow = '';
    private string $taken = '';

    protected function setUp(): void
    {
        parent::setUp();
        $this->slow = (string) tempnam(sys_get_temp_dir(), 'kmdp');
        $this->taken = (string) tempnam(sys_get_temp_dir(), 'kmdp');
        $this->server = PhpServer::start(__DIR__ . '/Fixtures/slow-bridge.php', ['KMDP_SLOW' => $this->slow, 'KMDP_TAKEN' => $this->taken]);
        $this->bridgeUrl = $this->server->url;
    }

    protected function tearDown(): void
    {
        $this->server?->stop();
        array_map(unlink(...), array_filter([$this->slow, $this->taken], is_file(...)));
        parent::tearDown();
    }

    #[Test]
    public function aSlowBridgeKeepsNobodyWaitingForFourSecondsAndTheSubmissionIsHandedOverLater(): void
    {
        $this->show([[self::email(), self::consent()]]);
        $page = $this->open();
        $start = microtime(true);
        $answer = $this->send($page, ['email' => 'anna@example.org']);
        $seconds = microtime(true) - $start;
        self::assertStringContainsString('Thank you.', $answer);
        self::assertGreaterThan(2.5, $seconds, 'The bridge was not slow.');
        self::assertLessThan(4, $seconds);
        self::assertSame(1, $this->waiting());
        self::assertSame('', file_get_contents($this->taken));

        unlink($this->slow);
        $this->server?->stop();
        $this->server = PhpServer::start(__DIR__ . '/Fixtures/slow-bridge.php', ['KMDP_SLOW' => $this->slow, 'KMDP_TAKEN' => $this->taken]);
        $this->connect($this->server->url);
        (new CommandTester($this->service(OutboxCommand::class)))->execute(['--all' => true]);
        self::assertSame(0, $this->waiting());
        self::assertSame("taken\n", file_get_contents($this->taken));
    }
}
