<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Frontend;

use Koerbler\KundenmeisterDataProtection\Language;
use Koerbler\KundenmeisterDataProtection\Submission\Client;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Core\Cache\CacheDataCollectorInterface;
use TYPO3\CMS\Core\Cache\CacheTag;
use TYPO3\CMS\Core\Http\NormalizedParams;
use TYPO3\CMS\Core\Routing\PageArguments;
use TYPO3\CMS\Core\Site\Entity\Site;
use TYPO3\CMS\Core\Site\Entity\SiteLanguage;

/**
 * Where a visitor is, as the request says.
 */
final readonly class Visit
{
    private const LONGEST_ADDRESS = 2000;

    public function __construct(private ServerRequestInterface $request) {}

    /**
     * Base address of the site: the issuer of its render tokens.
     */
    public function issuer(): string
    {
        $site = $this->request->getAttribute('site');
        return $site instanceof Site ? (string) $site->getBase() : '';
    }

    /**
     * @return 'de'|'en' Language of the page; of the backend user in a preview.
     */
    public function language(): string
    {
        $language = $this->siteLanguage();
        $user = $GLOBALS['BE_USER'] ?? null;
        $preview = is_object($user) && is_array($user->user ?? null) ? ($user->user['lang'] ?? '') : '';
        return Language::of($language !== null ? $language->getLocale()->getLanguageCode() : (is_string($preview) ? $preview : ''));
    }

    public function siteLanguage(): ?SiteLanguage
    {
        $language = $this->request->getAttribute('language');
        return $language instanceof SiteLanguage ? $language : null;
    }

    public function pageId(): int
    {
        $routing = $this->request->getAttribute('routing');
        return $routing instanceof PageArguments ? $routing->getPageId() : 0;
    }

    /**
     * Address of the page without query and fragment, which may hold personal data; the site's own when it is too long.
     */
    public function pageUrl(): string
    {
        $params = $this->params();
        $url = explode('?', explode('#', $params?->getRequestUrl() ?? '')[0])[0];
        return strlen($url) <= self::LONGEST_ADDRESS ? $url : (string) $params?->getSiteUrl();
    }

    /**
     * Lets the page be cached for so long at most, and be found by a form that it shows.
     *
     * @param int $seconds From now.
     */
    public function limitCache(string $formKey, int $seconds): void
    {
        $collector = $this->request->getAttribute('frontend.cache.collector');
        if ($collector instanceof CacheDataCollectorInterface) {
            $collector->addCacheTags(new CacheTag(self::cacheTag($formKey), $seconds));
        }
    }

    /**
     * The tag of all pages in the cache that show a form.
     */
    public static function cacheTag(string $formKey): string
    {
        return "kundenmeister_$formKey";
    }

    public function client(): Client
    {
        $params = $this->params();
        return new Client($params?->getRemoteAddress() ?? '', $params?->getHttpUserAgent() ?? '');
    }

    private function params(): ?NormalizedParams
    {
        $params = $this->request->getAttribute('normalizedParams');
        return $params instanceof NormalizedParams ? $params : null;
    }
}
