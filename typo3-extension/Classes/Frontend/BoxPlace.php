<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Frontend;

use Koerbler\KundenmeisterDataProtection\Notice\NoticeBox;

/**
 * Where the boxes of one consent element stand on a page.
 */
final readonly class BoxPlace
{
    /**
     * @param string               $id    Of the element in the page, to which parts are added.
     * @param string               $name  Of its input, to which parts are added.
     * @param array<string,string> $ticks What was ticked before, by profile id.
     */
    public function __construct(public string $id, public string $name, private array $ticks = []) {}

    public function box(NoticeBox $shown): BoxView
    {
        $profileId = $shown->box->profileId;
        return new BoxView(
            "$this->id-$profileId",
            "{$this->name}[ticks][$profileId]",
            $shown->box->versionId,
            $shown->label,
            $shown->box->required,
            ($this->ticks[$profileId] ?? '') === $shown->box->versionId,
            $shown->cancelNotice,
            $shown->declarationText,
            $shown->declarationUrl,
        );
    }
}
