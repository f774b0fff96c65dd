<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Outbox;

use Doctrine\DBAL\Exception as DatabaseException;
use Doctrine\DBAL\Exception\UniqueConstraintViolationException;
use Koerbler\KundenmeisterDataProtection\Clock;
use TYPO3\CMS\Core\Database\Connection;
use TYPO3\CMS\Core\Database\ConnectionPool;

final readonly class OutboxStore implements Rows
{
    public const TABLE = 'tx_kundenmeisterdataprotection_outbox';

    private const LEASE_SECONDS = 120;

    /** Idempotency keys live 30 days at the bridge: a later try could store twice. */
    private const EXPIRY_SECONDS = 2592000;

    /** What was refused or has expired is shown to the administrator this long, then deleted: 60 days after it came. */
    private const KEEP_SECONDS = 5184000;

    public function __construct(private ConnectionPool $connections, private Clock $clock) {}

    public function add(string $idempotencyKey, string $payload): ?OutboxRow
    {
        $now = $this->clock->now();
        $row = [
            'created_at' => $now,
            'next_attempt_at' => $now,
            'lease_until' => $now + self::LEASE_SECONDS,
            'idempotency_key' => $idempotencyKey,
            'payload' => $payload,
        ];
        try {
            $this->database()->insert(self::TABLE, $row);
            $id = (int) $this->database()->lastInsertId();
        } catch (UniqueConstraintViolationException) {
            return null;
        } catch (DatabaseException $fault) {
            throw NotKept::by($fault);
        }
        return new OutboxRow($id, $now, 0, $row['lease_until'], $idempotencyKey, $payload);
    }

    public function tries(string $idempotencyKey): ?int
    {
        $tries = $this->database()->select(['attempts'], self::TABLE, ['idempotency_key' => $idempotencyKey])->fetchOne();
        return is_numeric($tries) ? (int) $tries : null;
    }

    public function due(int $limit): array
    {
        $now = $this->clock->now();
        $ids = $this->database()->executeQuery(
            'SELECT id FROM ' . self::TABLE . " WHERE state = 'waiting' AND next_attempt_at <= ? AND lease_until <= ?"
                . ' ORDER BY next_attempt_at, id LIMIT ' . max(1, $limit),
            [$now, $now],
        )->fetchFirstColumn();
        return array_values(array_map(intval(...), array_filter($ids, is_numeric(...))));
    }

    public function claim(int $id): ?OutboxRow
    {
        return $this->lease($id, "state = 'waiting'");
    }

    public function hold(int $id): ?OutboxRow
    {
        return $this->lease($id, '1 = 1');
    }

    public function release(OutboxRow $row): void
    {
        $this->database()->update(self::TABLE, ['lease_until' => 0], ['id' => $row->id, 'lease_until' => $row->leaseUntil]);
    }

    public function read(int $after, int $limit): array
    {
        $rows = $this->database()->executeQuery('SELECT * FROM ' . self::TABLE . ' WHERE id > ? ORDER BY id LIMIT ' . max(1, $limit), [$after])->fetchAllAssociative();
        return array_map(static fn(array $row): OutboxRow => self::row($row, is_numeric($row['lease_until']) ? (int) $row['lease_until'] : 0), $rows);
    }

    public function remove(OutboxRow $row): void
    {
        $this->database()->delete(self::TABLE, ['id' => $row->id]);
    }

    public function postpone(OutboxRow $row, int $delay, string $code): void
    {
        $next = $this->clock->now() + $delay;
        $this->giveBack($row, $row->createdAt + self::EXPIRY_SECONDS <= $next ? 'expired' : 'waiting', $next, $code);
    }

    public function refuse(OutboxRow $row, string $code): void
    {
        $this->giveBack($row, 'refused', $this->clock->now(), $code);
    }

    /**
     * Makes all rows due at once, also those refused: what the administrator mended may be accepted now.
     */
    public function makeAllDue(): void
    {
        $now = $this->clock->now();
        $this->database()->executeStatement(
            'UPDATE ' . self::TABLE . " SET state = 'waiting', next_attempt_at = ? WHERE state IN ('waiting', 'refused') AND created_at > ?",
            [$now, $now - self::EXPIRY_SECONDS],
        );
    }

    public function purge(): void
    {
        $this->database()->executeStatement(
            'DELETE FROM ' . self::TABLE . " WHERE state <> 'waiting' AND created_at <= ?",
            [$this->clock->now() - self::KEEP_SECONDS],
        );
    }

    /**
     * @param string $condition SQL on the row.
     */
    private function lease(int $id, string $condition): ?OutboxRow
    {
        $now = $this->clock->now();
        $lease = $now + self::LEASE_SECONDS;
        $taken = $this->database()->executeStatement(
            'UPDATE ' . self::TABLE . " SET lease_until = ? WHERE id = ? AND $condition AND lease_until <= ?",
            [$lease, $id, $now],
        );
        $row = $taken === 1 ? $this->database()->select(['*'], self::TABLE, ['id' => $id])->fetchAssociative() : false;
        return $row === false ? null : self::row($row, $lease);
    }

    private function giveBack(OutboxRow $row, string $state, int $nextAttemptAt, string $code): void
    {
        $change = [
            'state' => $state,
            'next_attempt_at' => $nextAttemptAt,
            'attempts' => $row->attempts + 1,
            'lease_until' => 0,
            'last_code' => substr($code, 0, 64),
        ];
        $this->database()->update(self::TABLE, $change, ['id' => $row->id, 'lease_until' => $row->leaseUntil]);
    }

    /**
     * @param array<string,mixed> $row        As the database gave it.
     * @param int                 $leaseUntil End of the claim.
     */
    private static function row(array $row, int $leaseUntil): OutboxRow
    {
        $number = static fn(string $column): int => is_numeric($row[$column] ?? null) ? (int) $row[$column] : 0;
        $text = static fn(string $column): string => is_string($row[$column] ?? null) ? $row[$column] : '';
        return new OutboxRow($number('id'), $number('created_at'), $number('attempts'), $leaseUntil, $text('idempotency_key'), $text('payload'));
    }

    private function database(): Connection
    {
        return $this->connections->getConnectionForTable(self::TABLE);
    }
}
