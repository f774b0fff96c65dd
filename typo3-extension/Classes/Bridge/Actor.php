<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Bridge;

use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;

final class Actor
{
    /**
     * Display name of the backend user; '' when nobody is logged in, as in the frontend or on the command line.
     */
    public static function current(): string
    {
        $user = $GLOBALS['BE_USER'] ?? null;
        $record = $user instanceof BackendUserAuthentication && is_array($user->user) ? $user->user : [];
        foreach (['realName', 'username'] as $column) {
            $name = $record[$column] ?? '';
            if (is_string($name) && trim($name) !== '' && !str_starts_with($name, '_')) {
                return trim($name);
            }
        }
        return '';
    }
}
