<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Texts;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;

/**
 * The text is not saved: why, and what one goes on with.
 */
final readonly class RefusedText
{
    public function __construct(public OpenText $text, public ?Problem $problem, public ?Conflict $conflict = null) {}
}
