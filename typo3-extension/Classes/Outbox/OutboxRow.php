<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Outbox;

final readonly class OutboxRow
{
    /**
     * @param int    $id             Row.
     * @param int    $createdAt      Seconds since 1970.
     * @param int    $attempts       Tries so far.
     * @param int    $leaseUntil     End of this process's claim, seconds since 1970.
     * @param string $idempotencyKey UUID, the same for each try.
     * @param string $payload        Sealed body.
     */
    public function __construct(
        public int $id,
        public int $createdAt,
        public int $attempts,
        public int $leaseUntil,
        public string $idempotencyKey,
        public string $payload,
    ) {}
}
