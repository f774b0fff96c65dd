<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Deletions\DeletionStep;
use Koerbler\KundenmeisterDataProtection\Backend\Deletions\FormEntries;
use Koerbler\KundenmeisterDataProtection\Backend\Deletions\Persons;
use Koerbler\KundenmeisterDataProtection\Backend\Deletions\Requests;
use Koerbler\KundenmeisterDataProtection\Backend\Deletions\SiteErasure;
use Koerbler\KundenmeisterDataProtection\Backend\Page\FileAnswer;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;
use TYPO3\CMS\Core\Type\ContextualFeedbackSeverity;

/**
 * One request to delete (Art. 17 GDPR): where it stands, what is to be decided, and what proves that it was executed.
 */
#[AsController]
final readonly class DeletionController
{
    public function __construct(
        private SheetPage $sheet,
        private Desk $desk,
        private Labels $labels,
        private Requests $requests,
        private Persons $persons,
        private SiteErasure $site,
    ) {}

    /**
     * @param ServerRequestInterface $request Parameter id.
     */
    public function show(ServerRequestInterface $request): ResponseInterface
    {
        return $this->page($request, self::parameter($request, 'id'), new Posted([]));
    }

    /**
     * Shows the form entries of a person, one of whom a request in words may mean.
     */
    public function lookUp(ServerRequestInterface $request): ResponseInterface
    {
        $form = Posted::of($request);
        return $this->page($request, $form->text('id'), $form);
    }

    /**
     * Takes a step of the controller's; fields id, step and what that step needs.
     */
    public function take(ServerRequestInterface $request): ResponseInterface
    {
        $form = Posted::of($request);
        $id = $form->text('id');
        $step = DeletionStep::tryFrom($form->text('step'));
        if ($step === null || !$this->sheet->mayChange($request)) {
            return $this->page($request, $id, $form);
        }
        $problem = $this->missing($step, $form) ?? $this->taken($step, $id, $form)->problem;
        if ($problem !== null) {
            return $this->page($request, $id, $form, $problem)->withStatus(422);
        }
        $this->sheet->say($this->labels->get('deletion.step.' . $step->value));
        return $this->sheet->goTo('kmdp_deletions.show', ['id' => $id]);
    }

    /**
     * The certificate as a file; it names no person.
     *
     * @param ServerRequestInterface $request Parameters id and format (pdf or json).
     */
    public function certificate(ServerRequestInterface $request): ResponseInterface
    {
        $id = self::parameter($request, 'id');
        $isPdf = self::parameter($request, 'format') !== 'json';
        $reply = $this->desk->ask('GET', self::path($id) . '/certificate', ['format' => $isPdf ? 'pdf' : 'json'], null, $isPdf ? ['Accept' => 'application/pdf'] : []);
        if ($reply->problem !== null) {
            $this->sheet->say($reply->problem->message, ContextualFeedbackSeverity::ERROR);
            return $this->sheet->goTo('kmdp_deletions.show', ['id' => $id]);
        }
        $name = 'deletion-certificate-' . preg_replace('/[^A-Za-z0-9-]/', '', $id);
        return $isPdf
            ? FileAnswer::ofBridge($reply, 'application/pdf', $name . '.pdf')
            : FileAnswer::of(json_encode($reply->data, JSON_THROW_ON_ERROR | JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), 'application/json', $name . '.json');
    }

    /**
     * What a step needs and the form does not say.
     */
    private function missing(DeletionStep $step, Posted $form): ?Problem
    {
        return match (true) {
            $step === DeletionStep::AcceptCosts && !$form->ticked('accepted') => new Problem('costs-not-accepted', $this->labels->get('deletion.costs.first'), 422, ['/accepted' => $this->labels->get('deletion.costs.first')]),
            $step === DeletionStep::Records && FormEntries::records($form->texts('entries')) === [] => new Problem('records-missing', $this->labels->get('deletion.entries.none'), 422),
            default => null,
        };
    }

    private function taken(DeletionStep $step, string $id, Posted $form): Reply
    {
        $body = match ($step) {
            DeletionStep::Reject => ['reason' => trim($form->text('reason'))],
            DeletionStep::Records => ['records' => FormEntries::records($form->texts('entries'))],
            default => null,
        };
        $ask = fn(): Reply => $this->desk->ask('POST', self::path($id) . '/' . $step->value, [], $body);
        if ($step !== DeletionStep::Approve) {
            return $ask();
        }
        $request = $this->desk->ask('GET', self::path($id));
        $contact = $request->text('email') === '' && $request->text('contactId') !== ''
            ? $this->desk->ask('GET', '/v1/contacts/' . rawurlencode($request->text('contactId')))
            : $request;
        return $contact->problem === null ? $this->site->alongWith($request->text('kind') === 'person' ? $contact->text('email') : '', $ask) : $contact;
    }

    /**
     * @param Posted       $form    As it was filled in.
     * @param Problem|null $problem Why it was not taken.
     */
    private function page(ServerRequestInterface $request, string $id, Posted $form, ?Problem $problem = null): ResponseInterface
    {
        $reply = $this->desk->ask('GET', self::path($id));
        if ($id === '' || $reply->problem?->status === 404) {
            $this->sheet->say($this->labels->get('deletion.unknown'), ContextualFeedbackSeverity::ERROR);
            return $this->sheet->goTo('kmdp_deletions');
        }
        $view = $reply->problem === null ? $this->requests->view($reply->data) : null;
        $awaitsGrant = $reply->text('state') === 'received' && $reply->text('contactId') !== '';
        $asked = $awaitsGrant ? $reply->text('contactId') : trim($form->text('person'));
        $person = $asked === '' || $view === null ? ['found' => null, 'problem' => null] : $this->persons->find($asked);
        $certificate = $reply->text('state') === 'executed' ? $this->desk->ask('GET', self::path($id) . '/certificate') : null;
        return $this->sheet->open($request, 'deletions')->assignMultiple([
            'id' => $id,
            'request' => $view,
            'awaitsGrant' => $awaitsGrant,
            'person' => $person['found'],
            'asked' => $asked,
            'entries' => $form->texts('entries'),
            'reason' => $form->text('reason'),
            'certificate' => $certificate !== null && $certificate->problem === null ? $certificate->data : null,
            'errors' => $problem?->atFields(['/reason', '/accepted']) ?? [],
            'unplaced' => $problem?->besides(['/reason', '/accepted']) ?? [],
            'problem' => $problem ?? $reply->problem ?? $person['problem'] ?? $certificate?->problem,
        ])->renderResponse('Sheet/Deletion');
    }

    private static function path(string $id): string
    {
        return '/v1/deletion-requests/' . rawurlencode($id);
    }

    private static function parameter(ServerRequestInterface $request, string $name): string
    {
        $value = $request->getQueryParams()[$name] ?? '';
        return is_string($value) ? $value : '';
    }
}
