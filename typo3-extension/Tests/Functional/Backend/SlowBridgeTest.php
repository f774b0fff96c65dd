<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\ConsentsController;
use Koerbler\KundenmeisterDataProtection\Backend\DirectoryCellsController;
use PHPUnit\Framework\Attributes\Test;

final class SlowBridgeTest extends ModuleTestCase
{
    private const SLEEPS = ['status' => 200, 'body' => ['items' => []], 'sleep' => 20];
    private const PATIENCE_SECONDS = 8.0;

    #[Test]
    public function aSheetSaysWithinSecondsThatTheBridgeIsAway(): void
    {
        $this->connect();
        $this->bridgeAnswers(['GET /v1/consents' => self::SLEEPS]);
        $began = microtime(true);
        $page = (string) $this->service(ConsentsController::class)->list($this->request('kmdp_consents'))->getBody();
        self::assertStringContainsString('KundenMeister ist derzeit nicht erreichbar', $page);
        self::assertLessThan(self::PATIENCE_SECONDS, microtime(true) - $began);
    }

    #[Test]
    public function aSlowBridgeIsAskedOnceForOnePage(): void
    {
        $this->connect();
        $this->bridgeAnswers(['GET /v1/processing-directory' => self::SLEEPS, 'GET /v1/processing-directory/choices' => self::SLEEPS]);
        $began = microtime(true);
        $answer = $this->service(DirectoryCellsController::class)->read($this->request('kmdp_directory'));
        self::assertSame(503, $answer->getStatusCode());
        self::assertStringContainsString('nicht erreichbar', (string) $answer->getBody());
        self::assertLessThan(self::PATIENCE_SECONDS, microtime(true) - $began);
    }
}
