<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Consents\ConsentState;
use Koerbler\KundenmeisterDataProtection\Backend\Consents\LastSearch;
use Koerbler\KundenmeisterDataProtection\Backend\Consents\Proof;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;
use TYPO3\CMS\Core\Type\ContextualFeedbackSeverity;

/**
 * Every consent that was given or declined; one opens to its proof (Art. 7(1) GDPR).
 */
#[AsController]
final readonly class ConsentsController
{
    private const CONSENTS = '/v1/consents';

    public function __construct(
        private SheetPage $sheet,
        private Desk $desk,
        private Labels $labels,
        private LastSearch $search,
    ) {}

    /**
     * @param ServerRequestInterface $request Parameter cursor for a further page.
     */
    public function list(ServerRequestInterface $request): ResponseInterface
    {
        $cursor = $request->getQueryParams()['cursor'] ?? '';
        $search = $this->search->get();
        $consents = $this->desk->ask('GET', self::CONSENTS, $search + ['cursor' => is_string($cursor) ? $cursor : '']);
        return $this->sheet->open($request, 'consents')->assignMultiple([
            'consents' => $consents->items('items'),
            'next' => $consents->text('nextCursor'),
            'isFirstPage' => $cursor === '',
            'search' => $search,
            'isFiltered' => $search['email'] . $search['state'] !== '',
            'states' => array_column(ConsentState::cases(), 'value'),
            'problem' => $consents->problem,
        ])->renderResponse('Sheet/Consents');
    }

    public function search(ServerRequestInterface $request): ResponseInterface
    {
        if ($this->sheet->mayChange($request)) {
            $form = Posted::of($request);
            $this->search->keep(trim($form->text('email')), ConsentState::tryFrom($form->text('state'))->value ?? '');
        }
        return $this->sheet->goTo('kmdp_consents');
    }

    /**
     * @param ServerRequestInterface $request Parameter id.
     */
    public function show(ServerRequestInterface $request): ResponseInterface
    {
        $id = $request->getQueryParams()['id'] ?? '';
        return $this->proof($request, is_string($id) ? $id : '', null, '');
    }

    /**
     * Withdraws on the person's behalf (Art. 7(3) GDPR); it cannot be taken back.
     */
    public function withdraw(ServerRequestInterface $request): ResponseInterface
    {
        $form = Posted::of($request);
        $id = $form->text('id');
        $reason = trim($form->text('reason'));
        if (!$this->sheet->mayChange($request)) {
            return $this->proof($request, $id, null, $reason);
        }
        $withdrawn = $this->desk->ask('POST', self::CONSENTS . '/' . rawurlencode($id) . '/withdrawal', [], $reason === '' ? [] : ['reason' => $reason]);
        if ($withdrawn->problem !== null) {
            return $this->proof($request, $id, $withdrawn->problem, $reason)->withStatus(422);
        }
        $this->sheet->say($this->labels->get('consent.withdrawnNow'));
        return $this->sheet->goTo('kmdp_consents.show', ['id' => $id]);
    }

    /**
     * @param Problem|null $problem Why it was not withdrawn.
     * @param string       $reason  For a withdrawal, as typed.
     */
    private function proof(ServerRequestInterface $request, string $id, ?Problem $problem, string $reason): ResponseInterface
    {
        $reply = $this->desk->ask('GET', self::CONSENTS . '/' . rawurlencode($id));
        if ($id === '' || $reply->problem?->status === 404) {
            $this->sheet->say($this->labels->get('consent.unknown'), ContextualFeedbackSeverity::ERROR);
            return $this->sheet->goTo('kmdp_consents');
        }
        return $this->sheet->open($request, 'consents')->assignMultiple([
            'id' => $id,
            'proof' => $reply->problem === null ? $reply->data : null,
            'sentBesides' => Proof::sentBesides($reply),
            'isWithdrawable' => ConsentState::tryFrom($reply->text('state'))?->isWithdrawable() ?? false,
            'reason' => $reason,
            'problem' => $problem ?? $reply->problem,
        ])->renderResponse('Sheet/Consent');
    }
}
