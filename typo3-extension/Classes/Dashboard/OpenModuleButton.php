<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Dashboard;

use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use TYPO3\CMS\Backend\Routing\UriBuilder;
use TYPO3\CMS\Dashboard\Widgets\ButtonProviderInterface;

/**
 * Leads from a widget to the module.
 */
final readonly class OpenModuleButton implements ButtonProviderInterface
{
    public function __construct(private UriBuilder $uris) {}

    public function getTitle(): string
    {
        return Labels::FILE . 'widget.findings.open';
    }

    public function getLink(): string
    {
        return (string) $this->uris->buildUriFromRoute('kmdp');
    }

    public function getTarget(): string
    {
        return '';
    }
}
