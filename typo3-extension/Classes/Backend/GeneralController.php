<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\General\GeneralPage;
use Koerbler\KundenmeisterDataProtection\Backend\General\SettingsDraft;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;

/**
 * The sheet General: connection, company, processor agreement, storage, activation.
 */
#[AsController]
final readonly class GeneralController
{
    private const SETTINGS = '/v1/data-protection';

    public function __construct(
        private GeneralPage $general,
        private SheetPage $sheet,
        private Desk $desk,
        private Labels $labels,
    ) {}

    public function show(ServerRequestInterface $request): ResponseInterface
    {
        return $this->general->show($request);
    }

    /**
     * Saves all as one; on a refusal the sheet shows again what was typed.
     */
    public function save(ServerRequestInterface $request): ResponseInterface
    {
        $draft = SettingsDraft::ofPosted(Posted::of($request));
        if (!$this->sheet->mayChange($request)) {
            return $this->general->show($request, $draft);
        }
        $stored = $this->desk->ask('GET', self::SETTINGS);
        if ($stored->problem !== null) {
            return $this->general->show($request, $draft, $stored->problem);
        }
        $saved = $this->desk->ask('PUT', self::SETTINGS, [], $draft->input($stored), $draft->revision === '' ? [] : ['If-Match' => $draft->revision]);
        if ($saved->problem?->status === 412) {
            $problem = new Problem('changed-meanwhile', $this->labels->get('general.changedMeanwhile'), 412);
            return $this->general->show($request, $draft->onGroundOf($stored), $problem);
        }
        if ($saved->problem !== null) {
            return $this->general->show($request, $draft, $saved->problem);
        }
        $this->sheet->say($this->labels->get('general.saved'));
        return $this->sheet->goTo('kmdp_general');
    }
}
