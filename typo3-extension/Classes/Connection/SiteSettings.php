<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Connection;

use TYPO3\CMS\Core\Site\Entity\Site;
use TYPO3\CMS\Core\Site\SiteFinder;

/**
 * What the sites of this installation say about the bridge. One installation serves one company: the first site that
 * names an address counts for all.
 */
final readonly class SiteSettings
{
    private const ADDRESS = 'kundenmeister.address';
    private const KEY_VARIABLE = 'kundenmeister.keyVariable';

    public function __construct(private SiteFinder $sites) {}

    /**
     * The bridge's address; '' when no site names one.
     */
    public function address(): string
    {
        $site = $this->site();
        return $site === null ? '' : BridgeAddress::normalise($this->text($site, self::ADDRESS));
    }

    /**
     * The key, from the environment variable that the site names; '' when it is not set.
     */
    public function key(): string
    {
        $site = $this->site();
        $variable = $site === null ? '' : $this->text($site, self::KEY_VARIABLE);
        $value = $variable === '' ? false : getenv($variable);
        return is_string($value) ? trim($value) : '';
    }

    private function site(): ?Site
    {
        foreach ($this->sites->getAllSites() as $site) {
            if ($this->text($site, self::ADDRESS) !== '') {
                return $site;
            }
        }
        return null;
    }

    private function text(Site $site, string $name): string
    {
        $value = $site->getSettings()->get($name, '');
        return is_string($value) ? trim($value) : '';
    }
}
