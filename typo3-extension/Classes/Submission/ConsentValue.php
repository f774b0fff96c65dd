<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

/**
 * What a visitor did at one consent element.
 */
final readonly class ConsentValue
{
    /**
     * @param string               $token The render token.
     * @param array<string,string> $ticks What came for each box, by profile id.
     */
    public function __construct(public string $token = '', public array $ticks = []) {}

    /**
     * @param mixed $posted `{token, ticks: {profileId: versionId}}`; anything else counts as nothing.
     */
    public static function of(mixed $posted): self
    {
        $data = is_array($posted) ? $posted : [];
        $ticks = [];
        foreach (is_array($data['ticks'] ?? null) ? $data['ticks'] : [] as $profileId => $versionId) {
            if (is_string($versionId)) {
                $ticks[(string) $profileId] = $versionId;
            }
        }
        return new self(is_string($data['token'] ?? null) ? $data['token'] : '', $ticks);
    }
}
