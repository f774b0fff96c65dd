<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

use Koerbler\KundenmeisterDataProtection\Notice\NoticeCache;
use Koerbler\KundenmeisterDataProtection\Token\InvalidToken;
use Symfony\Component\DependencyInjection\Attribute\Autoconfigure;

/**
 * What a visitor agreed to, in the words that were shown: for a form's summary page and for mails.
 */
#[Autoconfigure(public: true)]
final readonly class TickedTexts
{
    public function __construct(private ConsentCheck $check, private NoticeCache $notices) {}

    /**
     * @return list<string> The texts of the ticked boxes; a text of which only the version is known any more stands as that.
     *     None where nothing counts as ticked.
     */
    public function of(ConsentValue $value, ConsentPlace $place): array
    {
        try {
            $token = $this->check->token($value, $place);
        } catch (InvalidToken) {
            return [];
        }
        $words = [];
        foreach ($this->notices->lastKnown($place->formKey, $token->language)->boxes ?? [] as $shown) {
            $words[$shown->box->versionId] = $shown->label;
        }
        $texts = [];
        foreach (array_keys(array_filter(TickCheck::ticks($token->boxes, $value->ticks))) as $profileId) {
            $versionId = $value->ticks[$profileId];
            $texts[] = $words[$versionId] ?? $versionId;
        }
        return $texts;
    }
}
