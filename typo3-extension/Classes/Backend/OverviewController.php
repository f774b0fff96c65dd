<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Deletions\TimeLeft;
use Koerbler\KundenmeisterDataProtection\Backend\Overview\Attention;
use Koerbler\KundenmeisterDataProtection\Backend\Overview\BackupStrip;
use Koerbler\KundenmeisterDataProtection\Backend\Overview\ConsentsPerDay;
use Koerbler\KundenmeisterDataProtection\Backend\Overview\FirstSteps;
use Koerbler\KundenmeisterDataProtection\Backend\Overview\LedgerCheck;
use Koerbler\KundenmeisterDataProtection\Backend\Overview\Waiting;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Koerbler\KundenmeisterDataProtection\Clock;
use Koerbler\KundenmeisterDataProtection\Connection\ConnectionStore;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;
use TYPO3\CMS\Core\Type\ContextualFeedbackSeverity;

/**
 * The sheet Overview: what to do next, and whether all is well.
 */
#[AsController]
final readonly class OverviewController
{
    public function __construct(
        private SheetPage $sheet,
        private Desk $desk,
        private Labels $labels,
        private ConnectionStore $connections,
        private FirstSteps $steps,
        private Waiting $waiting,
        private LedgerCheck $ledger,
        private Clock $clock,
    ) {}

    public function show(ServerRequestInterface $request): ResponseInterface
    {
        $hasKey = $this->connections->load() !== null;
        $settings = $hasKey ? $this->desk->ask('GET', '/v1/data-protection') : null;
        $overview = $settings !== null && $settings->problem === null ? $this->desk->ask('GET', '/v1/overview') : null;
        $steps = $this->steps->of($hasKey, $settings);
        $page = $this->sheet->open($request, 'overview');
        $page->assignMultiple([
            'steps' => $steps,
            'outbox' => $this->waiting->summary(),
            'problem' => $settings->problem ?? $overview->problem ?? null,
        ]);
        if ($overview !== null && $overview->problem === null) {
            $days = ConsentsPerDay::of($overview);
            $witness = $this->ledger->witness();
            $page->assignMultiple([
                'overview' => $overview->data,
                'deletionsLeft' => $this->timeLeft($overview->text('deletions', 'nextDueAt')),
                'items' => Attention::items($overview, $witness['alarm'], $this->clock->now()),
                'isReady' => $steps === null,
                'totals' => $days->totals(),
                'plot' => $days->plot(),
                'days' => $days->eventful(),
                'backups' => $this->backups($overview),
                'witness' => $witness,
            ]);
        }
        return $page->renderResponse('Sheet/Overview');
    }

    /**
     * Sends what waits, now, also what was refused before.
     */
    public function retryOutbox(ServerRequestInterface $request): ResponseInterface
    {
        if ($this->sheet->mayChange($request)) {
            $left = $this->waiting->retry();
            $this->sheet->say(
                $this->labels->get($left === 0 ? 'outbox.sent' : 'outbox.notSent'),
                $left === 0 ? ContextualFeedbackSeverity::OK : ContextualFeedbackSeverity::WARNING,
            );
        }
        return $this->sheet->goTo('kmdp_overview');
    }

    /**
     * Has the ledger checked on both sides, now.
     */
    public function checkLedger(ServerRequestInterface $request): ResponseInterface
    {
        if ($this->sheet->mayChange($request)) {
            $this->checkNow();
        }
        return $this->sheet->goTo('kmdp_overview');
    }

    /**
     * Ends an alarm that a restore explains; nobody but the controller can.
     */
    public function beginAnew(ServerRequestInterface $request): ResponseInterface
    {
        if ($this->sheet->mayChange($request) && $this->ledger->beginAnew()) {
            $this->checkNow();
        }
        return $this->sheet->goTo('kmdp_overview');
    }

    private function checkNow(): void
    {
        $problem = $this->ledger->check();
        $this->sheet->say(
            $problem === null ? $this->labels->get('ledger.checked') : $problem->message,
            $problem === null ? ContextualFeedbackSeverity::OK : ContextualFeedbackSeverity::ERROR,
        );
    }

    /**
     * @return BackupStrip|null Null where the bridge is older than this extension and makes none.
     */
    private function backups(Reply $overview): ?BackupStrip
    {
        return isset($overview->data['backups'])
            ? BackupStrip::of($this->desk->ask('GET', '/v1/backups'), $overview, $this->clock->now())
            : null;
    }

    /**
     * @param string $dueAt When the next deletion is due; '' when none is open.
     */
    private function timeLeft(string $dueAt): string
    {
        $at = strtotime($dueAt);
        if ($at === false) {
            return '';
        }
        $left = TimeLeft::until($at, $this->clock->now());
        return $this->labels->get($left->label, $left->count);
    }
}
