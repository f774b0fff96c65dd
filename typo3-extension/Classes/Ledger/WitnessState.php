<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Ledger;

/**
 * How far this site has walked the ledger.
 */
final readonly class WitnessState
{
    private const DAY_SECONDS = 86400;
    private const HOUR_SECONDS = 3600;

    /**
     * @param ChainPosition|null $checked   Up to here the ledger was walked without fault.
     * @param int                $head      Number of the newest signed head known.
     * @param int                $checkedAt When the walk last came to an end, seconds since 1970; 0 for never.
     * @param int                $triedAt   When it last began.
     */
    public function __construct(
        public ?ChainPosition $checked = null,
        public int $head = 0,
        public int $checkedAt = 0,
        public int $triedAt = 0,
    ) {}

    /**
     * @param mixed $data As `data` gave it.
     */
    public static function fromData(mixed $data): self
    {
        $data = is_array($data) ? $data : [];
        $number = static fn(string $name): int => is_int($data[$name] ?? null) ? $data[$name] : 0;
        return new self(ChainPosition::fromData($data['checked'] ?? null), $number('head'), $number('checkedAt'), $number('triedAt'));
    }

    /**
     * @return array<string,mixed>
     */
    public function data(): array
    {
        return ['checked' => $this->checked?->data(), 'head' => $this->head, 'checkedAt' => $this->checkedAt, 'triedAt' => $this->triedAt];
    }

    /**
     * Daily; hourly while a check is not through.
     */
    public function isDue(int $now): bool
    {
        return $now - $this->checkedAt >= self::DAY_SECONDS && $now - $this->triedAt >= self::HOUR_SECONDS;
    }
}
