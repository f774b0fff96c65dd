<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\TextEditController;
use Koerbler\KundenmeisterDataProtection\Backend\TextHelpController;
use Koerbler\KundenmeisterDataProtection\Backend\TextsController;
use PHPUnit\Framework\Attributes\Test;

final class TextsSheetTest extends ModuleTestCase
{
    private const TYPED = [
        'description' => 'Newsletter',
        'purpose' => 'newsletter',
        'topic' => ' Garten 🌹 ',
        'locale' => 'de',
        'textMode' => 'proposal',
        'cancelNotice' => "Jederzeit.\r\nPer Mail.",
        'declarationMode' => 'link',
        'declarationUrl' => 'https://muster.example/datenschutz',
        'checkboxActive' => '1',
        'doubleOptIn' => '1',
    ];

    protected function setUp(): void
    {
        parent::setUp();
        $this->connect();
    }

    /**
     * @param array<string,array{status:int,body:mixed}> $more
     */
    private function answers(array $more): void
    {
        $this->bridgeAnswers($more + ['GET /v1/data-protection' => ['status' => 200, 'body' => ['active' => true, 'company' => ['name' => 'Muster GmbH']]]]);
    }

    #[Test]
    public function aNewTextIsSentAsTheBridgeTakesIt(): void
    {
        $this->answers(['POST /v1/consent-profiles' => ['status' => 201, 'body' => ['id' => 'p1', 'currentVersion' => 'v1']]]);
        $answer = $this->service(TextEditController::class)->save($this->post('kmdp_texts', self::TYPED));
        self::assertSame(303, $answer->getStatusCode());
        self::assertStringContainsString('id=p1', $answer->getHeaderLine('Location'));
        $change = $this->changes()[0] ?? null;
        self::assertSame('POST /v1/consent-profiles', $change['asked'] ?? '');
        self::assertEquals([
            'description' => 'Newsletter',
            'purpose' => 'newsletter',
            'topic' => 'Garten 🌹',
            'locale' => 'de',
            'consentText' => ['mode' => 'proposal'],
            'cancelNotice' => "Jederzeit.\nPer Mail.",
            'privacyDeclaration' => ['mode' => 'link', 'url' => 'https://muster.example/datenschutz'],
            'checkboxActive' => true,
            'doubleOptIn' => true,
            'forms' => [],
        ], $change['body'] ?? null);
    }

    #[Test]
    public function aTextWithoutTopicIsNotSentAndStaysInTheEditor(): void
    {
        $this->answers([]);
        $answer = $this->service(TextEditController::class)->save($this->post('kmdp_texts', ['topic' => ''] + self::TYPED));
        self::assertSame(422, $answer->getStatusCode());
        self::assertStringContainsString('https://muster.example/datenschutz', (string) $answer->getBody());
        self::assertNotContains('POST /v1/consent-profiles', array_column($this->changes(), 'asked'));
    }

    #[Test]
    public function versionsAreNumberedFromTheFirstOn(): void
    {
        $version = ['consentText' => 'Yes.', 'privacyDeclaration' => ['mode' => 'link', 'url' => 'https://muster.example/privacy'], 'processorStatement' => 'Körbler', 'locale' => 'en', 'publishedAt' => '2026-11-01T08:00:00.000Z'];
        $this->answers([
            'GET /v1/consent-profiles/p1' => ['status' => 200, 'body' => ['id' => 'p1', 'description' => 'Newsletter', 'currentVersion' => 'v2']],
            'GET /v1/consent-profiles/p1/versions' => ['status' => 200, 'body' => [['id' => 'v2'] + $version, ['id' => 'v1'] + $version]],
        ]);
        $page = (string) $this->service(TextEditController::class)->edit($this->request('kmdp_texts', ['id' => 'p1']))->getBody();
        preg_match_all('/<li value="(\d+)"/', $page, $numbers);
        self::assertSame(['2', '1'], $numbers[1]);
    }

    #[Test]
    public function aTextToWhichNobodyAgreedIsDeletedAndAnyOtherStays(): void
    {
        $this->answers(['DELETE /v1/consent-profiles/p1' => ['status' => 204, 'body' => null]]);
        $gone = $this->service(TextsController::class)->delete($this->post('kmdp_texts', ['id' => 'p1']));
        self::assertStringNotContainsString('id=p1', $gone->getHeaderLine('Location'));
        $this->answers(['DELETE /v1/consent-profiles/p1' => ['status' => 409, 'body' => ['type' => 'x/problems/profile-in-use', 'detail' => 'In Verwendung.']]]);
        $kept = $this->service(TextsController::class)->delete($this->post('kmdp_texts', ['id' => 'p1']));
        self::assertStringContainsString('id=p1', $kept->getHeaderLine('Location'));
    }

    #[Test]
    public function theHelpWhileTypingAsksTheBridge(): void
    {
        $this->answers([
            'POST /v1/consent-profiles/proposal' => ['status' => 200, 'body' => ['text' => 'Ja, ich will.', 'cancelNotice' => 'Jederzeit.']],
            'POST /v1/privacy-declarations/check' => ['status' => 422, 'body' => ['type' => 'x/problems/field-invalid', 'detail' => 'Bitte prüfen.', 'errors' => [['pointer' => '/url', 'code' => 'x', 'message' => 'Die Seite ist nicht erreichbar.']]]],
        ]);
        $help = $this->service(TextHelpController::class);
        $proposal = $help->proposal($this->asked('kmdp_texts', ['purpose' => 'newsletter', 'topic' => 'Garten', 'locale' => 'de']));
        self::assertSame('Ja, ich will.', self::json($proposal)['text'] ?? null);
        self::assertSame(['purpose' => 'newsletter', 'topic' => 'Garten', 'locale' => 'de', 'company' => 'Muster GmbH'], $this->changes()[0]['body'] ?? null);
        $check = $help->check($this->asked('kmdp_texts', ['url' => 'https://weg.example']));
        self::assertSame([422, ['message' => 'Die Seite ist nicht erreichbar.']], [$check->getStatusCode(), self::json($check)]);
    }
}
