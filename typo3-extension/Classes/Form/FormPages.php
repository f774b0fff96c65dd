<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Core\Database\Connection;
use TYPO3\CMS\Core\Database\ConnectionPool;
use TYPO3\CMS\Core\Exception\SiteNotFoundException;
use TYPO3\CMS\Core\Http\NormalizedParams;
use TYPO3\CMS\Core\Site\SiteFinder;
use TYPO3\CMS\Core\Utility\ArrayUtility;
use TYPO3\CMS\Core\Utility\GeneralUtility;

/**
 * Where a form is shown.
 */
final readonly class FormPages
{
    private const CONTENT = 'form_formframework';

    /** Where its settings name the form. */
    private const PLACE = 'data/sDEF/lDEF/settings.persistenceIdentifier/vDEF';

    public function __construct(private ConnectionPool $connections, private SiteFinder $sites) {}

    /**
     * Address of the first page with the form; of the first site when it is on none yet.
     *
     * @param string $place Where EXT:form keeps it.
     */
    public function url(string $place): string
    {
        $pageId = $this->page($place);
        foreach ($this->sites->getAllSites() as $site) {
            $isHere = $pageId !== null && $this->siteOf($pageId) === $site->getIdentifier();
            $url = (string) ($isHere ? $site->getRouter()->generateUri($pageId) : $site->getBase());
            if (($isHere || $pageId === null) && preg_match('#^https?://#', $url) === 1) {
                return $url;
            }
        }
        return $this->fallback();
    }

    private function page(string $place): ?int
    {
        $query = $this->connections->getQueryBuilderForTable('tt_content');
        $rows = $query->select('pid', 'pi_flexform')->from('tt_content')->where(
            $query->expr()->eq('CType', $query->createNamedParameter(self::CONTENT)),
            $query->expr()->like('pi_flexform', $query->createNamedParameter('%' . $query->escapeLikeWildcards(htmlspecialchars($place)) . '%')),
            $query->expr()->gt('pid', $query->createNamedParameter(0, Connection::PARAM_INT)),
        )->orderBy('uid')->executeQuery();
        while (($row = $rows->fetchAssociative()) !== false) {
            if (is_numeric($row['pid']) && is_string($row['pi_flexform']) && self::names($row['pi_flexform'], $place)) {
                return (int) $row['pid'];
            }
        }
        return null;
    }

    /**
     * A form in the database has a bare number for its place, which may stand anywhere in the settings of another form.
     */
    private static function names(string $flexForm, string $place): bool
    {
        $settings = GeneralUtility::xml2array($flexForm);
        return is_array($settings) && ArrayUtility::isValidPath($settings, self::PLACE) && ArrayUtility::getValueByPath($settings, self::PLACE) === $place;
    }

    private function siteOf(int $pageId): string
    {
        try {
            return $this->sites->getSiteByPageId($pageId)->getIdentifier();
        } catch (SiteNotFoundException) {
            return '';
        }
    }

    /**
     * A base such as `/` names no host: the host of the backend stands for it.
     */
    private function fallback(): string
    {
        $request = $GLOBALS['TYPO3_REQUEST'] ?? null;
        $params = $request instanceof ServerRequestInterface ? $request->getAttribute('normalizedParams') : null;
        return $params instanceof NormalizedParams ? $params->getSiteUrl() : 'https://localhost/';
    }
}
