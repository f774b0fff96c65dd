<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Koerbler\KundenmeisterDataProtection\Backend\Texts\ChosenForms;
use Koerbler\KundenmeisterDataProtection\Backend\Texts\OpenText;
use Koerbler\KundenmeisterDataProtection\Backend\Texts\SavedText;
use Koerbler\KundenmeisterDataProtection\Backend\Texts\SaveText;
use Koerbler\KundenmeisterDataProtection\Backend\Texts\TextDraft;
use Koerbler\KundenmeisterDataProtection\Backend\Texts\TextPage;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;
use TYPO3\CMS\Core\Type\ContextualFeedbackSeverity;

/**
 * One consent text: its words, what it is for, and its versions.
 */
#[AsController]
final readonly class TextEditController
{
    public function __construct(
        private TextPage $editor,
        private SaveText $saving,
        private SheetPage $sheet,
        private Desk $desk,
        private Labels $labels,
        private ChosenForms $chosen,
    ) {}

    /**
     * @param ServerRequestInterface $request Parameter id; without it a new text.
     */
    public function edit(ServerRequestInterface $request): ResponseInterface
    {
        $id = $request->getQueryParams()['id'] ?? '';
        if (!is_string($id) || $id === '') {
            $fresh = TextDraft::fresh($this->labels->language());
            return $this->editor->show($request, new OpenText('', '', '', $fresh, $fresh));
        }
        $profile = $this->desk->ask('GET', '/v1/consent-profiles/' . rawurlencode($id));
        if ($profile->problem !== null) {
            $this->sheet->say($profile->problem->message, ContextualFeedbackSeverity::ERROR);
            return $this->sheet->goTo('kmdp_texts');
        }
        $draft = TextDraft::ofStored($profile);
        return $this->editor->show($request, new OpenText($id, $profile->headers['etag'] ?? '', $profile->text('currentVersion'), $draft, $draft, $profile));
    }

    /**
     * Saves the text; on a refusal the editor shows again what was typed, and beside it what someone else changed meanwhile.
     */
    public function save(ServerRequestInterface $request): ResponseInterface
    {
        $form = Posted::of($request);
        $draft = TextDraft::ofPosted($form);
        $start = TextDraft::ofCarried($form->text('start')) ?? TextDraft::fresh($this->labels->language());
        $theirs = array_values(array_filter([...TextDraft::FIELDS, 'forms'], static fn(string $field): bool => $form->within('choice')->text($field) === 'theirs'));
        $text = new OpenText($form->text('id'), $form->text('revision'), $form->text('version'), $start, $draft->with($start, $theirs));
        if (!$this->sheet->mayChange($request)) {
            return $this->editor->show($request, $text);
        }
        $result = $this->saving->save($text);
        if ($result instanceof SavedText) {
            $this->sheet->say($this->labels->get($result->isPublished ? 'text.published' : 'text.saved'));
            $left = $this->chosen->follow($result->id, $text->draft->forms);
            if ($left !== []) {
                $this->sheet->say($this->labels->get('text.formsKept', implode(', ', $left)), ContextualFeedbackSeverity::WARNING);
            }
            return $this->sheet->goTo('kmdp_texts.edit', ['id' => $result->id]);
        }
        return $this->editor->show($request, $result->text, $result->problem, $result->conflict);
    }
}
