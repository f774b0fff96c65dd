<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Double;

use Koerbler\KundenmeisterDataProtection\Outbox\NotKept;
use Koerbler\KundenmeisterDataProtection\Outbox\OutboxRow;
use Koerbler\KundenmeisterDataProtection\Outbox\Rows;

final class RowsInMemory implements Rows
{
    /** @var array<int,OutboxRow> */
    public array $rows = [];

    /** @var array<int,string> Why a row was set aside. */
    public array $refused = [];

    /** @var list<int> Delays. */
    public array $delays = [];

    public bool $isFull = false;

    private int $last = 0;

    public function add(string $idempotencyKey, string $payload): ?OutboxRow
    {
        if ($this->isFull) {
            throw NotKept::by();
        }
        if ($this->tries($idempotencyKey) !== null) {
            return null;
        }
        $row = new OutboxRow(++$this->last, 1800000000, 0, 0, $idempotencyKey, $payload);
        return $this->rows[$row->id] = $row;
    }

    public function tries(string $idempotencyKey): ?int
    {
        foreach ($this->rows as $row) {
            if ($row->idempotencyKey === $idempotencyKey) {
                return $row->attempts;
            }
        }
        return null;
    }

    public function due(int $limit): array
    {
        return array_slice(array_keys(array_diff_key($this->rows, $this->refused)), 0, $limit);
    }

    public function claim(int $id): ?OutboxRow
    {
        return $this->rows[$id] ?? null;
    }

    public function hold(int $id): ?OutboxRow
    {
        return $this->claim($id);
    }

    public function release(OutboxRow $row): void {}

    public function read(int $after, int $limit): array
    {
        return array_slice(array_values(array_filter($this->rows, static fn(OutboxRow $row): bool => $row->id > $after)), 0, $limit);
    }

    public function remove(OutboxRow $row): void
    {
        unset($this->rows[$row->id]);
    }

    public function postpone(OutboxRow $row, int $delay, string $code): void
    {
        $this->delays[] = $delay;
        $this->rows[$row->id] = new OutboxRow($row->id, $row->createdAt, $row->attempts + 1, 0, $row->idempotencyKey, $row->payload);
    }

    public function refuse(OutboxRow $row, string $code): void
    {
        $this->refused[$row->id] = $code;
    }

    public function purge(): void {}
}
