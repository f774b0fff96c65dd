<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Overview;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;

/**
 * New consents and withdrawals of the last thirty days, as numbers and as a plot.
 *
 * @phpstan-type Day array{date:string,given:int,confirmed:int,withdrawn:int}
 */
final readonly class ConsentsPerDay
{
    /**
     * @param list<Day> $days The oldest first.
     */
    private function __construct(public array $days) {}

    /**
     * @param Reply $overview Of `GET /v1/overview`.
     */
    public static function of(Reply $overview): self
    {
        return new self(array_map(
            static fn(array $day): array => [
                'date' => is_string($day['date'] ?? null) ? $day['date'] : '',
                'given' => self::count($day, 'given'),
                'confirmed' => self::count($day, 'confirmed'),
                'withdrawn' => self::count($day, 'withdrawn'),
            ],
            $overview->items('consentsPerDay'),
        ));
    }

    /**
     * All days together.
     *
     * @return array{given:int,confirmed:int,withdrawn:int}
     */
    public function totals(): array
    {
        return [
            'given' => array_sum(array_column($this->days, 'given')),
            'confirmed' => array_sum(array_column($this->days, 'confirmed')),
            'withdrawn' => array_sum(array_column($this->days, 'withdrawn')),
        ];
    }

    /**
     * Days on which something happened, the newest first.
     *
     * @return list<Day>
     */
    public function eventful(): array
    {
        return array_reverse(array_values(array_filter($this->days, static fn(array $day): bool => $day['given'] + $day['confirmed'] + $day['withdrawn'] > 0)));
    }

    /**
     * New consents as stacked bars above a line, withdrawals below it, on one scale; all in percent of the plot's height from its top.
     *
     * @return array{above:int,below:int,line:float,days:list<array{date:string,confirmed:array{top:float,height:float},given:array{top:float,height:float},withdrawn:array{top:float,height:float}}>}
     */
    public function plot(): array
    {
        $above = self::roundUp(max([0, ...array_map(static fn(array $day): int => $day['given'] + $day['confirmed'], $this->days)]));
        $below = self::roundUp(max([0, ...array_column($this->days, 'withdrawn')]));
        $share = static fn(int $count): float => $above + $below === 0 ? 0.0 : round($count / ($above + $below) * 100, 3);
        $line = $share($above);
        $bars = [];
        foreach ($this->days as $day) {
            $bars[] = [
                'date' => $day['date'],
                'confirmed' => ['top' => $line - $share($day['confirmed']), 'height' => $share($day['confirmed'])],
                'given' => ['top' => $line - $share($day['confirmed']) - $share($day['given']), 'height' => $share($day['given'])],
                'withdrawn' => ['top' => $line, 'height' => $share($day['withdrawn'])],
            ];
        }
        return ['above' => $above, 'below' => $below, 'line' => $line, 'days' => $bars];
    }

    /**
     * The next number with one leading digit of 1, 2 or 5, so that the edge is readable.
     */
    public static function roundUp(int $value): int
    {
        if ($value <= 0) {
            return 0;
        }
        $power = 10 ** (strlen((string) $value) - 1);
        foreach ([1, 2, 5] as $step) {
            if ($step * $power >= $value) {
                return $step * $power;
            }
        }
        return 10 * $power;
    }

    /**
     * @param array<array-key,mixed> $day Of the bridge.
     */
    private static function count(array $day, string $name): int
    {
        return is_int($day[$name] ?? null) ? $day[$name] : 0;
    }
}
