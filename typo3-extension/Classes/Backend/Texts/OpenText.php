<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Texts;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;

/**
 * The consent text that is being edited.
 */
final readonly class OpenText
{
    /**
     * @param string     $id       '' while it is new.
     * @param string     $revision `ETag` of what the editing stands on.
     * @param string     $version  Id of the version that visitors read when the editing began; '' while it is new.
     * @param TextDraft  $start    What the editing began with.
     * @param TextDraft  $draft    As it stands now.
     * @param Reply|null $stored   As the bridge has it; null while it is new, and when it cannot be had.
     */
    public function __construct(
        public string $id,
        public string $revision,
        public string $version,
        public TextDraft $start,
        public TextDraft $draft,
        public ?Reply $stored = null,
    ) {}
}
