<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Forms\EditorLink;
use Koerbler\KundenmeisterDataProtection\Backend\Forms\SiteForms;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
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
        $texts = array_filter(
            $this->desk->askAll('/v1/consent-profiles')->items(),
            static fn(array $profile): bool => in_array($profile['id'] ?? null, $form->profiles, true),
        );
        return $this->sheet->open($request, 'forms')->assignMultiple([
            'form' => $form,
            'problem' => $found['problem'],
            'texts' => array_values($texts),
            'editor' => $this->editor->to($form->place),
        ])->renderResponse('Sheet/Form');
    }
}
