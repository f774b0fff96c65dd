<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Access\BackupSquares;
use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

final class BackupSquaresTest extends TestCase
{
    private const DAYS = [
        ['date' => '2026-03-02', 'state' => 'missing', 'bytes' => null, 'verifiedAt' => null],
        ['date' => '2026-03-01', 'state' => 'ok', 'bytes' => 7, 'verifiedAt' => null],
        ['date' => '2026-02-28', 'state' => 'missing', 'bytes' => null, 'verifiedAt' => null],
        ['date' => '2026-02-27', 'state' => 'failed', 'bytes' => null, 'verifiedAt' => null],
        ['date' => '2026-02-26', 'state' => 'ok', 'bytes' => 5, 'verifiedAt' => '2026-02-27T03:00:00.000Z'],
    ];

    #[Test]
    public function eachOfTheLast42DaysHasItsSquareOldestFirst(): void
    {
        $squares = BackupSquares::of(self::DAYS, (int) strtotime('2026-03-01T23:30:00Z'));
        self::assertCount(42, $squares);
        self::assertSame('2026-01-20', $squares[0]['date']);
        self::assertSame(['before', 'tested', 'failed', 'missing', 'made', 'awaited'], array_column(array_slice($squares, -6), 'state'));
        self::assertSame(['2026-03-01', '2026-02-26'], BackupSquares::recoverable($squares));
        self::assertSame(['awaited' => '…', 'made' => '✓', 'missing' => '–', 'failed' => '!', 'tested' => '✓✓', 'before' => '·'], BackupSquares::legend($squares));
    }

    #[Test]
    public function todayIsTheDayInAustria(): void
    {
        $before = BackupSquares::of(self::DAYS, (int) strtotime('2026-03-02T23:30:00Z'));
        self::assertSame('missing', array_column($before, 'state', 'date')['2026-03-02']);
    }

    #[Test]
    public function withoutAnyDayThereIsNoSquare(): void
    {
        self::assertSame([], BackupSquares::of([], 1800000000));
        self::assertSame([], BackupSquares::of([['state' => 'ok']], 1800000000));
    }
}
