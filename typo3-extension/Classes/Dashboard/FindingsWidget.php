<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Dashboard;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Overview\Attention;
use Koerbler\KundenmeisterDataProtection\Backend\Overview\LedgerCheck;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Clock;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\View\BackendViewFactory;
use TYPO3\CMS\Dashboard\Widgets\RequestAwareWidgetInterface;
use TYPO3\CMS\Dashboard\Widgets\WidgetConfigurationInterface;
use TYPO3\CMS\Dashboard\Widgets\WidgetInterface;

/**
 * What needs a person, on the dashboard.
 */
final class FindingsWidget implements WidgetInterface, RequestAwareWidgetInterface
{
    private const PACKAGES = ['typo3/cms-dashboard', 'koerbler/kundenmeister-data-protection'];

    private ?ServerRequestInterface $request = null;

    public function __construct(
        private readonly WidgetConfigurationInterface $configuration,
        private readonly BackendViewFactory $views,
        private readonly Desk $desk,
        private readonly LedgerCheck $ledger,
        private readonly OpenModuleButton $button,
        private readonly Clock $clock,
    ) {}

    public function setRequest(ServerRequestInterface $request): void
    {
        $this->request = $request;
    }

    public function renderWidgetContent(): string
    {
        if ($this->request === null) {
            return '';
        }
        $overview = $this->desk->ask('GET', '/v1/overview');
        return $this->views->create($this->request, self::PACKAGES)->assignMultiple([
            'l' => Labels::FILE,
            'items' => $overview->problem === null ? Attention::items($overview, $this->ledger->witness()['alarm'], $this->clock->now()) : [],
            'problem' => $overview->problem,
            'button' => $this->button,
            'configuration' => $this->configuration,
            'options' => [],
        ])->render('Widget/Findings');
    }

    /**
     * @return array<string,mixed> None.
     */
    public function getOptions(): array
    {
        return [];
    }
}
