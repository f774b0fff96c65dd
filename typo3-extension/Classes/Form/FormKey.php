<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

/**
 * The name of a form at the bridge. It follows the form's identifier, which stays when the form moves to another storage, and
 * differs from installation to installation, as several may belong to one company.
 */
final class FormKey
{
    private const LONGEST_READABLE = 48;

    /**
     * @param string $secret     Of this installation.
     * @param string $identifier Of the form definition.
     * @return string `[a-z0-9-]`, at most 64 characters.
     */
    public static function of(#[\SensitiveParameter] string $secret, string $identifier): string
    {
        $readable = trim((string) preg_replace('/[^a-z0-9]+/', '-', strtolower($identifier)), '-');
        $mark = substr(hash_hmac('sha256', "kmdp:form-key:$identifier", $secret), 0, 8);
        return ltrim(substr($readable, 0, self::LONGEST_READABLE) . "-$mark", '-');
    }
}
