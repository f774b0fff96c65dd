<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Outbox;

use Koerbler\KundenmeisterDataProtection\Security\SealedBox;

final readonly class Envelope
{
    public function __construct(private SealedBox $box) {}

    /**
     * @param string $idempotencyKey The row's.
     * @param string $json           Body of POST /v1/submissions.
     */
    public function seal(string $idempotencyKey, string $json): string
    {
        return $this->box->seal($json, self::context($idempotencyKey));
    }

    /**
     * @return mixed The body with objects as objects; null when the key has changed since, or the row was tampered with.
     */
    public function open(OutboxRow $row): mixed
    {
        $json = $this->box->open($row->payload, self::context($row->idempotencyKey));
        return $json === null ? null : json_decode($json);
    }

    private static function context(string $idempotencyKey): string
    {
        return "kmdp:submission:$idempotencyKey";
    }
}
