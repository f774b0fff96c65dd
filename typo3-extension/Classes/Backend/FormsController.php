<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Forms\SiteForms;
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
    public function __construct(private SheetPage $sheet, private SiteForms $forms, private Desk $desk) {}

    public function list(ServerRequestInterface $request): ResponseInterface
    {
        $forms = $this->forms->all();
        return $this->sheet->open($request, 'forms')->assignMultiple([
            'forms' => $forms->items(),
            'problem' => $forms->problem,
        ])->renderResponse('Sheet/Forms');
    }

    /**
     * @param ServerRequestInterface $request Parameter formKey.
     */
    public function show(ServerRequestInterface $request): ResponseInterface
    {
        $key = $request->getQueryParams()['formKey'] ?? '';
        $form = $this->forms->one(is_string($key) ? $key : '');
        if ($form->problem !== null) {
            $this->sheet->say($form->problem->message, ContextualFeedbackSeverity::ERROR);
            return $this->sheet->goTo('kmdp_forms');
        }
        $chosen = is_array($form->data['profiles'] ?? null) ? $form->data['profiles'] : [];
        $texts = array_filter($this->desk->askAll('/v1/consent-profiles')->items(), static fn(array $profile): bool => in_array($profile['id'] ?? null, $chosen, true));
        return $this->sheet->open($request, 'forms')->assignMultiple([
            'form' => $form->data,
            'texts' => array_values($texts),
        ])->renderResponse('Sheet/Form');
    }
}
