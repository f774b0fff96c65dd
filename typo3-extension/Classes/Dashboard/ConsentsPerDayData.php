<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Dashboard;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Overview\ConsentsPerDay;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use TYPO3\CMS\Dashboard\Widgets\ChartDataProviderInterface;

/**
 * Consents of the last thirty days for the dashboard's bar chart; empty while the bridge is away.
 */
final readonly class ConsentsPerDayData implements ChartDataProviderInterface
{
    private const COLOURS = ['confirmed' => '#0b6e5f', 'given' => '#7fb8ae', 'withdrawn' => '#b5541a'];

    public function __construct(private Desk $desk, private Labels $labels) {}

    /**
     * @return array{labels:list<string>,datasets:list<array{label:string,backgroundColor:string,data:list<int>}>}
     */
    public function getChartData(): array
    {
        $days = ConsentsPerDay::of($this->desk->ask('GET', '/v1/overview'))->days;
        $datasets = [];
        foreach (self::COLOURS as $name => $colour) {
            $datasets[] = [
                'label' => $this->labels->get('state.' . $name),
                'backgroundColor' => $colour,
                'data' => array_column($days, $name),
            ];
        }
        return ['labels' => array_map(self::label(...), array_column($days, 'date')), 'datasets' => $datasets];
    }

    /**
     * @param string $date YYYY-MM-DD.
     */
    private static function label(string $date): string
    {
        return implode('.', array_reverse(array_slice(explode('-', $date), 1))) . '.';
    }
}
