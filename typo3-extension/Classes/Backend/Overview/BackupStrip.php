<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Overview;

use Koerbler\KundenmeisterDataProtection\Backend\Access\BackupSquares;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;

/**
 * The backups at a glance; what each square means stands on the sheet Access & backups.
 *
 * @phpstan-import-type Square from BackupSquares
 */
final readonly class BackupStrip
{
    /**
     * @param Problem|null         $problem Why nothing is known of the backups.
     * @param list<Square>         $squares The last 42 days, oldest first.
     * @param array<string,string> $legend  The signs that occur, by state.
     * @param int                  $made    Days with a backup.
     * @param string               $newest  The newest of them, YYYY-MM-DD; '' without any.
     * @param bool                 $isDue   Whether there is none although one was due.
     */
    private function __construct(
        public ?Problem $problem,
        public array $squares,
        public array $legend,
        public int $made,
        public string $newest,
        public bool $isDue,
    ) {}

    /**
     * @param Reply $backups  Of `GET /v1/backups`.
     * @param Reply $overview Of `GET /v1/overview`.
     * @param int   $now      Seconds since 1970.
     */
    public static function of(Reply $backups, Reply $overview, int $now): self
    {
        $squares = $backups->problem === null ? BackupSquares::of($backups->items(), $now) : [];
        $made = BackupSquares::recoverable($squares);
        return new self(
            $backups->problem,
            $squares,
            BackupSquares::legend($squares),
            count($made),
            $made[0] ?? '',
            $made === [] && ($squares !== [] || self::neverMade($overview)),
        );
    }

    private static function neverMade(Reply $overview): bool
    {
        $backups = $overview->data['backups'] ?? null;
        $findings = is_array($backups) && is_array($backups['findings'] ?? null) ? $backups['findings'] : [];
        return in_array('backup-none', array_column($findings, 'code'), true);
    }
}
