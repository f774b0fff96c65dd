<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Directory;

/**
 * Kinds of files as which the bridge hands out the directory.
 */
enum ExportFormat: string
{
    case Pdf = 'pdf';
    case Xlsx = 'xlsx';
    case Csv = 'csv';
    case Json = 'json';

    public function mediaType(): string
    {
        return match ($this) {
            self::Pdf => 'application/pdf',
            self::Xlsx => 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
            self::Csv => 'text/csv',
            self::Json => 'application/json',
        };
    }
}
