<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\FormEditorController;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;
use Koerbler\KundenmeisterDataProtection\Form\FormKeys;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForm;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForms;
use PHPUnit\Framework\Attributes\Test;

final class FormEditorTest extends ModuleTestCase
{
    private const IN_ENGLISH = ['code' => 'no-profile', 'severity' => 'block', 'message' => 'No consent text.', 'fix' => 'Choose one.'];
    private const IN_GERMAN = ['code' => 'no-profile', 'severity' => 'block', 'message' => 'Kein Einwilligungstext.', 'fix' => 'Wählen Sie einen.'];

    /**
     * A form that waited for the bridge was registered by a command or a visit, in no editor's language.
     */
    #[Test]
    public function whatIsStillToDoIsSaidInTheEditorsLanguage(): void
    {
        $key = $this->service(FormKeys::class)->of('kontakt');
        $answer = new BridgeAnswer(200, json_encode(['compliant' => false, 'findings' => [self::IN_ENGLISH]], JSON_THROW_ON_ERROR));
        $this->service(RegisteredForms::class)->put(RegisteredForm::waiting($key, [], '')->answered($answer, 1));
        $this->connect();
        $this->bridgeAnswers([
            'GET /v1/consent-profiles' => ['status' => 200, 'body' => ['items' => []]],
            "GET /v1/forms/$key" => ['status' => 200, 'body' => ['findings' => [self::IN_GERMAN]]],
        ]);
        self::assertSame([self::IN_GERMAN], $this->findings());
        $this->bridgeAnswers([]);
        self::assertSame([self::IN_ENGLISH], $this->findings());
    }

    private function findings(): mixed
    {
        return self::json($this->service(FormEditorController::class)->show($this->request('kmdp_forms', ['form' => 'kontakt'])))['findings'];
    }
}
