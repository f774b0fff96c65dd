<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Deletions\DeletionDraft;
use Koerbler\KundenmeisterDataProtection\Backend\Deletions\DeletionState;
use Koerbler\KundenmeisterDataProtection\Backend\Deletions\Persons;
use Koerbler\KundenmeisterDataProtection\Backend\Deletions\Requests;
use Koerbler\KundenmeisterDataProtection\Backend\Deletions\SiteErasure;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;

/**
 * Requests to delete (Art. 17 GDPR), what is deleted without one and why, and a new request.
 */
#[AsController]
final readonly class DeletionsController
{
    private const REQUESTS = '/v1/deletion-requests';
    private const PREVIEW = '/v1/deletions/preview';

    public function __construct(
        private SheetPage $sheet,
        private Desk $desk,
        private Labels $labels,
        private Requests $requests,
        private Persons $persons,
        private SiteErasure $site,
    ) {}

    /**
     * @param ServerRequestInterface $request Parameters state, and cursor for a further page.
     */
    public function list(ServerRequestInterface $request): ResponseInterface
    {
        $state = DeletionState::tryFrom(self::parameter($request, 'state'))->value ?? '';
        $cursor = self::parameter($request, 'cursor');
        $list = $this->desk->ask('GET', self::REQUESTS, ['state' => $state, 'cursor' => $cursor]);
        $preview = $this->desk->ask('GET', self::PREVIEW);
        return $this->sheet->open($request, 'deletions')->assignMultiple([
            'requests' => array_map($this->requests->view(...), $list->items('items')),
            'next' => $list->text('nextCursor'),
            'isFirstPage' => $cursor === '',
            'state' => $state,
            'states' => array_column(DeletionState::cases(), 'value'),
            'due' => $preview->problem === null ? $preview->data : null,
            'problem' => $list->problem ?? $preview->problem,
        ])->renderResponse('Sheet/Deletions');
    }

    /**
     * @param ServerRequestInterface $request Parameters kind, and contact for the number of the one it is about.
     */
    public function new(ServerRequestInterface $request): ResponseInterface
    {
        return $this->form($request, DeletionDraft::begin(self::parameter($request, 'kind'), self::parameter($request, 'contact')));
    }

    /**
     * Says what is stored about a person, whose address is posted so that it enters no URL.
     */
    public function lookUp(ServerRequestInterface $request): ResponseInterface
    {
        return $this->form($request, DeletionDraft::of(Posted::of($request)));
    }

    public function file(ServerRequestInterface $request): ResponseInterface
    {
        $draft = DeletionDraft::of(Posted::of($request));
        if (!$this->sheet->mayChange($request)) {
            return $this->form($request, $draft);
        }
        if ($draft->lacksRecords()) {
            return $this->form($request, $draft, new Problem('records-missing', $this->labels->get('deletion.entries.none'), 422));
        }
        $filed = $this->site->alongWith($draft->emailOfPerson(), fn() => $this->desk->ask('POST', self::REQUESTS, [], $draft->body()));
        if ($filed->problem?->code === SiteErasure::UNKNOWN) {
            $this->sheet->say($this->labels->get('deletion.onlyHere'));
            return $this->sheet->goTo('kmdp_deletions');
        }
        if ($filed->problem !== null) {
            return $this->form($request, $draft, $filed->problem);
        }
        $this->sheet->say($this->labels->get('deletion.filed'));
        return $this->sheet->goTo('kmdp_deletions.show', ['id' => $filed->text('id')]);
    }

    /**
     * @param Problem|null $problem Why the request was not filed.
     */
    private function form(ServerRequestInterface $request, DeletionDraft $draft, ?Problem $problem = null): ResponseInterface
    {
        $person = $draft->person === '' ? ['found' => null, 'problem' => null] : $this->persons->find($draft->person);
        $response = $this->sheet->open($request, 'deletions')->assignMultiple([
            'draft' => $draft,
            'kinds' => DeletionDraft::KINDS,
            'person' => $person['found'],
            'problem' => $problem ?? $person['problem'],
            'errors' => $problem?->atFields(['/scope/description', '/note']) ?? [],
            'unplaced' => $problem?->besides(['/scope/description', '/note']) ?? [],
        ])->renderResponse('Sheet/DeletionNew');
        return $problem === null ? $response : $response->withStatus(422);
    }

    private static function parameter(ServerRequestInterface $request, string $name): string
    {
        $value = $request->getQueryParams()[$name] ?? '';
        return is_string($value) ? $value : '';
    }
}
