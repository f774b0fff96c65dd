<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;
use TYPO3\CMS\Core\Type\ContextualFeedbackSeverity;

/**
 * The list of consent texts.
 */
#[AsController]
final readonly class TextsController
{
    private const PROFILES = '/v1/consent-profiles';

    public function __construct(private SheetPage $sheet, private Desk $desk, private Labels $labels) {}

    public function list(ServerRequestInterface $request): ResponseInterface
    {
        $profiles = $this->desk->askAll(self::PROFILES);
        $titles = [];
        foreach ($this->desk->askAll('/v1/forms')->items() as $form) {
            $titles[is_string($form['formKey'] ?? null) ? $form['formKey'] : ''] = $form['title'] ?? '';
        }
        return $this->sheet->open($request, 'texts')->assignMultiple([
            'profiles' => $profiles->items(),
            'formTitles' => $titles,
            'problem' => $profiles->problem,
        ])->renderResponse('Sheet/Texts');
    }

    /**
     * Deletes a text to which nobody has agreed yet; any other stays as the proof of those who did.
     */
    public function delete(ServerRequestInterface $request): ResponseInterface
    {
        $id = Posted::of($request)->text('id');
        if (!$this->sheet->mayChange($request) || $id === '') {
            return $this->sheet->goTo('kmdp_texts');
        }
        $problem = $this->desk->ask('DELETE', self::PROFILES . '/' . rawurlencode($id))->problem;
        if ($problem !== null) {
            $this->sheet->say($problem->code === 'profile-in-use' ? $this->labels->get('text.inUse') : $problem->message, ContextualFeedbackSeverity::ERROR);
            return $this->sheet->goTo('kmdp_texts.edit', ['id' => $id]);
        }
        $this->sheet->say($this->labels->get('text.deleted'));
        return $this->sheet->goTo('kmdp_texts');
    }
}
