<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Frontend;

/**
 * One check box as its template wants it.
 */
final readonly class BoxView
{
    public function __construct(
        public string $id,
        public string $name,
        public string $value,
        public string $label,
        public bool $required,
        public bool $checked,
        public string $cancelNotice,
        public string $declarationText,
        public string $declarationUrl,
    ) {}
}
