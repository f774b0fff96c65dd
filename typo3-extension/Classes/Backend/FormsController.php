<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Forms\EditorLink;
use Koerbler\KundenmeisterDataProtection\Backend\Forms\SiteForms;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Koerbler\KundenmeisterDataProtection\Form\StoredForms;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;
use TYPO3\CMS\Core\Type\ContextualFeedbackSeverity;

/**
 * The forms of this TYPO3, what is wrong with each, and how to mend it.
 */
#[AsController]
final readonly class FormsController
{
    public function __construct(
        private SheetPage $sheet,
        private SiteForms $forms,
        private StoredForms $stored,
        private EditorLink $editor,
        private Desk $desk,
        private Labels $labels,
    ) {}

    public function list(ServerRequestInterface $request): ResponseInterface
    {
        return $this->sheet->open($request, 'forms')->assignMultiple($this->forms->all() + ['editor' => $this->editor->to()])->renderResponse('Sheet/Forms');
    }

    /**
     * @param ServerRequestInterface $request Parameter formKey.
     */
    public function show(ServerRequestInterface $request): ResponseInterface
    {
        $key = $request->getQueryParams()['formKey'] ?? '';
        $found = $this->forms->one(is_string($key) ? $key : '');
        $form = $found['form'];
        if ($form === null) {
            $this->sheet->say($this->labels->get('form.unknown'), ContextualFeedbackSeverity::ERROR);
            return $this->sheet->goTo('kmdp_forms');
        }
        $texts = [];
        foreach ($this->desk->askAll('/v1/consent-profiles')->items() as $profile) {
            $texts[] = $profile + ['isChosen' => in_array($profile['id'] ?? null, $form->profiles, true)];
        }
        $editor = $this->editor->to($form->place);
        return $this->sheet->open($request, 'forms')->assignMultiple([
            'form' => $form,
            'problem' => $found['problem'],
            'texts' => $texts,
            'mayChoose' => $form->takesTexts && $editor !== '' && $texts !== [],
            'editor' => $editor,
        ])->renderResponse('Sheet/Form');
    }

    /**
     * Writes the chosen consent texts into the form, where the form editor finds them.
     *
     * @param ServerRequestInterface $request Fields formKey and profiles[].
     */
    public function chooseTexts(ServerRequestInterface $request): ResponseInterface
    {
        $posted = Posted::of($request);
        $key = $posted->text('formKey');
        if ($this->sheet->mayChange($request)) {
            $said = $this->choose($key, $posted->texts('profiles'));
            $this->sheet->say($this->labels->get($said), $said === 'form.texts.saved' ? ContextualFeedbackSeverity::OK : ContextualFeedbackSeverity::ERROR);
        }
        return $this->sheet->goTo('kmdp_forms.show', ['formKey' => $key]);
    }

    /**
     * @param list<string> $profiles Profile ids.
     * @return string Label that says what became of it.
     */
    private function choose(string $key, array $profiles): string
    {
        if ($profiles === []) {
            return 'form.texts.none';
        }
        $form = $this->forms->one($key)['form'];
        $mayEdit = $form !== null && $this->editor->to($form->place) !== '';
        return $mayEdit && $this->stored->chooseTexts($form->place, $profiles) ? 'form.texts.saved' : 'form.texts.notSaved';
    }
}
