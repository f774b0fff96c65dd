<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Page;

use Koerbler\KundenmeisterDataProtection\Language;
use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;
use TYPO3\CMS\Core\Localization\LanguageServiceFactory;

/**
 * The module's words in the language of the backend user.
 */
final readonly class Labels
{
    public const FILE = 'LLL:EXT:kundenmeister_data_protection/Resources/Private/Language/locallang_module.xlf:';

    public function __construct(private LanguageServiceFactory $languages) {}

    /**
     * @param string     $key    In the module's language file.
     * @param int|string ...$values For its placeholders, as `sprintf` takes them.
     */
    public function get(string $key, int|string ...$values): string
    {
        $label = $this->languages->createFromUserPreferences(self::user())->sL(self::FILE . $key);
        return $values === [] ? $label : vsprintf($label, $values);
    }

    /**
     * @return 'de'|'en' Language in which the bridge is to speak to this user.
     */
    public function language(): string
    {
        $language = self::user()?->user['lang'] ?? '';
        return Language::of(is_string($language) ? $language : '');
    }

    private static function user(): ?BackendUserAuthentication
    {
        $user = $GLOBALS['BE_USER'] ?? null;
        return $user instanceof BackendUserAuthentication ? $user : null;
    }
}
