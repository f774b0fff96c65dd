<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Outbox;

use TYPO3\CMS\Core\Database\ConnectionPool;

/**
 * What the backend module and the reports say about the outbox.
 */
final readonly class OutboxSummary
{
    public function __construct(private ConnectionPool $connections) {}

    /**
     * @return array{waiting:int,refused:int,oldestAt:int|null,lastCode:string|null} Times in seconds since 1970; expired rows
     *     count as refused.
     */
    public function read(): array
    {
        $database = $this->connections->getConnectionForTable(OutboxStore::TABLE);
        $waiting = $database->count('*', OutboxStore::TABLE, ['state' => 'waiting']);
        $all = $database->count('*', OutboxStore::TABLE, []);
        $oldest = $database->executeQuery('SELECT MIN(created_at) FROM ' . OutboxStore::TABLE)->fetchOne();
        $code = $database->executeQuery(
            'SELECT last_code FROM ' . OutboxStore::TABLE . " WHERE last_code <> '' ORDER BY next_attempt_at DESC, id DESC LIMIT 1",
        )->fetchOne();
        return [
            'waiting' => $waiting,
            'refused' => $all - $waiting,
            'oldestAt' => is_numeric($oldest) ? (int) $oldest : null,
            'lastCode' => is_string($code) ? $code : null,
        ];
    }
}
