<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Consents;

use Koerbler\KundenmeisterDataProtection\Outbox\PersonAddress;
use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;
use TYPO3\CMS\Core\Database\Connection;
use TYPO3\CMS\Core\Database\ConnectionPool;

/**
 * What this backend user searched for last, kept in the session on the server: so no address enters a URL or a log.
 */
final readonly class LastSearch
{
    private const KEY = 'kundenmeister-data-protection.consents';
    private const EMPTY = ['email' => '', 'state' => ''];
    private const SESSIONS = 'be_sessions';

    public function __construct(private ConnectionPool $connections) {}

    /**
     * @return array{email:string,state:string}
     */
    public function get(): array
    {
        return self::search(self::user()?->getSessionData(self::KEY));
    }

    public function keep(string $email, string $state): void
    {
        self::user()?->setAndSaveSessionData(self::KEY, ['email' => $email, 'state' => $state]);
    }

    /**
     * Forgets a search for this person, whoever searched. Sessions that TYPO3 keeps elsewhere than in its database end by
     * themselves.
     */
    public function forget(#[\SensitiveParameter] string $email): void
    {
        if (PersonAddress::same($this->get()['email'], $email)) {
            $this->keep('', '');
        }
        $database = $this->connections->getConnectionForTable(self::SESSIONS);
        foreach ($database->select(['ses_id', 'ses_data'], self::SESSIONS)->fetchAllAssociative() as $session) {
            $data = is_string($session['ses_data']) && str_contains($session['ses_data'], self::KEY) ? unserialize($session['ses_data'], ['allowed_classes' => false]) : null;
            if (is_array($data) && PersonAddress::same(self::search($data[self::KEY] ?? null)['email'], $email)) {
                unset($data[self::KEY]);
                $database->update(self::SESSIONS, ['ses_data' => serialize($data)], ['ses_id' => $session['ses_id']], ['ses_data' => Connection::PARAM_LOB]);
            }
        }
    }

    /**
     * @param mixed $kept In a session.
     * @return array{email:string,state:string}
     */
    private static function search(mixed $kept): array
    {
        return is_array($kept) && is_string($kept['email'] ?? null) && is_string($kept['state'] ?? null)
            ? ['email' => $kept['email'], 'state' => $kept['state']]
            : self::EMPTY;
    }

    private static function user(): ?BackendUserAuthentication
    {
        $user = $GLOBALS['BE_USER'] ?? null;
        return $user instanceof BackendUserAuthentication ? $user : null;
    }
}
