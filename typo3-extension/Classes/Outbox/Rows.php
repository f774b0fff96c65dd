<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Outbox;

/**
 * Submissions that the bridge has not taken yet.
 */
interface Rows
{
    /**
     * Adds a submission, claimed for this process.
     *
     * @return OutboxRow|null Null when a row has this key already.
     * @throws NotKept When the database did not take it.
     */
    public function add(string $idempotencyKey, string $payload): ?OutboxRow;

    /**
     * How often the row of a key was tried and given back.
     *
     * @return int|null Null when there is none (any more).
     */
    public function tries(string $idempotencyKey): ?int;

    /**
     * Ids of rows that may be tried now, the longest due first.
     *
     * @return list<int>
     */
    public function due(int $limit): array;

    /**
     * Claims a row for two minutes: one statement decides, so that of several workers one gets it.
     *
     * @return OutboxRow|null Null when another has it, or it is gone.
     */
    public function claim(int $id): ?OutboxRow;

    /**
     * Claims a row in whatever state for two minutes, so that nobody sends it meanwhile.
     *
     * @return OutboxRow|null Null when it is being sent, or gone.
     */
    public function hold(int $id): ?OutboxRow;

    /**
     * Gives back a row that was held, as it was.
     */
    public function release(OutboxRow $row): void;

    /**
     * Rows in whatever state, in the order they came.
     *
     * @param int $after Id of the last row that is known; 0 for none.
     * @return list<OutboxRow>
     */
    public function read(int $after, int $limit): array;

    /**
     * Removes a row that was delivered, refused while the visitor waited, or is to be erased; this process has claimed it.
     */
    public function remove(OutboxRow $row): void;

    /**
     * Gives a row back to be tried later.
     *
     * @param int    $delay Seconds.
     * @param string $code  Why.
     */
    public function postpone(OutboxRow $row, int $delay, string $code): void;

    /**
     * Keeps a row that the bridge refused, for the administrator to see.
     *
     * @param string $code Why.
     */
    public function refuse(OutboxRow $row, string $code): void;

    /**
     * Expires rows that may no longer be sent, and deletes those shown long enough.
     */
    public function purge(): void;
}
