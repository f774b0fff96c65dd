<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Ledger;

/**
 * Where a ledger stands.
 */
final readonly class ChainPosition
{
    /**
     * @param int    $seq  Number of the entry; 0 before the first.
     * @param string $hash Its hash, 64 hex digits.
     */
    public function __construct(public int $seq, public string $hash) {}

    /**
     * @param mixed $data As `data` gave it.
     */
    public static function fromData(mixed $data): ?self
    {
        return is_array($data) && is_int($data['seq'] ?? null) && is_string($data['hash'] ?? null) ? new self($data['seq'], $data['hash']) : null;
    }

    /**
     * @return array{seq:int,hash:string}
     */
    public function data(): array
    {
        return [
            'seq'  => $this->seq,
            'hash' => $this->hash,
        ];
    }
}
