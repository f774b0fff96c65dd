<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection;

/**
 * The two languages in which texts of the bridge exist.
 */
final class Language
{
    /**
     * @param string $code ISO 639-1 code or locale of a site language or backend user; TYPO3's `default` is English.
     * @return 'de'|'en'
     */
    public static function of(string $code): string
    {
        return str_starts_with(strtolower($code), 'de') && !str_starts_with(strtolower($code), 'default') ? 'de' : 'en';
    }
}
