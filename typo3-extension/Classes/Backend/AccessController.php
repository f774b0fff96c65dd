<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Access\BackupSquares;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Koerbler\KundenmeisterDataProtection\Clock;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;
use TYPO3\CMS\Core\Type\ContextualFeedbackSeverity;

/**
 * The backups, what each means, and how to get lost rows back (Art. 32(1)(c) GDPR).
 */
#[AsController]
final readonly class AccessController
{
    private const BACKUPS = '/v1/backups';
    private const RECOVERIES = '/v1/restore-requests';
    private const FIELDS = ['/backupDate', '/description'];

    public function __construct(
        private SheetPage $sheet,
        private Desk $desk,
        private Labels $labels,
        private Clock $clock,
    ) {}

    /**
     * @param ServerRequestInterface $request Parameter cursor for a further page of recoveries.
     */
    public function show(ServerRequestInterface $request): ResponseInterface
    {
        return $this->page($request, new Posted([]));
    }

    /**
     * Asks for what was lost; fields backupDate and description.
     */
    public function ask(ServerRequestInterface $request): ResponseInterface
    {
        $form = Posted::of($request);
        if (!$this->sheet->mayChange($request)) {
            return $this->page($request, $form);
        }
        $wish = ['backupDate' => $form->text('backupDate'), 'description' => trim($form->text('description'))];
        $problem = $this->desk->ask('POST', self::RECOVERIES, [], $wish)->problem;
        if ($problem !== null) {
            return $this->page($request, $form, $problem)->withStatus(422);
        }
        $this->sheet->say($this->labels->get('recovery.asked'));
        return $this->sheet->goTo('kmdp_access');
    }

    public function cancel(ServerRequestInterface $request): ResponseInterface
    {
        if ($this->sheet->mayChange($request)) {
            $problem = $this->desk->ask('POST', self::RECOVERIES . '/' . rawurlencode(Posted::of($request)->text('id')) . '/cancel')->problem;
            $this->sheet->say($problem->message ?? $this->labels->get('recovery.cancelled'), $problem === null ? ContextualFeedbackSeverity::OK : ContextualFeedbackSeverity::ERROR);
        }
        return $this->sheet->goTo('kmdp_access');
    }

    /**
     * @param Posted       $form    What was asked for, as typed.
     * @param Problem|null $problem Why it was not taken.
     */
    private function page(ServerRequestInterface $request, Posted $form, ?Problem $problem = null): ResponseInterface
    {
        $cursor = $request->getQueryParams()['cursor'] ?? '';
        $backups = $this->desk->ask('GET', self::BACKUPS);
        $recoveries = $this->desk->ask('GET', self::RECOVERIES, ['cursor' => is_string($cursor) ? $cursor : '']);
        $squares = BackupSquares::of($backups->items(), $this->clock->now());
        return $this->sheet->open($request, 'access')->assignMultiple([
            'isKnown' => $backups->problem === null,
            'squares' => $squares,
            'newestFirst' => array_reverse($squares),
            'legend' => BackupSquares::legend($squares),
            'days' => BackupSquares::recoverable($squares),
            'recoveries' => $recoveries->problem === null ? $recoveries->data : null,
            'isFirstPage' => $cursor === '',
            'backupDate' => $form->text('backupDate'),
            'description' => $form->text('description'),
            'errors' => $problem?->atFields(self::FIELDS) ?? [],
            'unplaced' => $problem?->besides(self::FIELDS) ?? [],
            'problem' => $problem ?? $backups->problem ?? $recoveries->problem,
        ])->renderResponse('Sheet/Access');
    }
}
