<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Consents;

use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;

/**
 * What this backend user searched for last, kept in the session on the server: so no address enters a URL or a log.
 */
final class LastSearch
{
    private const KEY = 'kundenmeister-data-protection.consents';
    private const EMPTY = ['email' => '', 'state' => ''];

    /**
     * @return array{email:string,state:string}
     */
    public function get(): array
    {
        $kept = self::user()?->getSessionData(self::KEY);
        return is_array($kept) && is_string($kept['email'] ?? null) && is_string($kept['state'] ?? null)
            ? ['email' => $kept['email'], 'state' => $kept['state']]
            : self::EMPTY;
    }

    public function keep(string $email, string $state): void
    {
        self::user()?->setAndSaveSessionData(self::KEY, ['email' => $email, 'state' => $state]);
    }

    private static function user(): ?BackendUserAuthentication
    {
        $user = $GLOBALS['BE_USER'] ?? null;
        return $user instanceof BackendUserAuthentication ? $user : null;
    }
}
