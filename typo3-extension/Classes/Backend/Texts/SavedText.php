<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Texts;

/**
 * The bridge has taken the text.
 */
final readonly class SavedText
{
    /**
     * @param bool $isPublished Whether visitors read other words than before.
     */
    public function __construct(public string $id, public bool $isPublished) {}
}
