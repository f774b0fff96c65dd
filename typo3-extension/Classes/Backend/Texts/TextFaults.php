<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Texts;

/**
 * What would leave a gap in the words that visitors read; the bridge checks all else.
 */
final class TextFaults
{
    /**
     * @param string $company Name; '' while the controller has not entered it.
     * @return array<string,string> Labels by JSON pointer; empty when nothing is missing.
     */
    public static function in(TextDraft $draft, string $company): array
    {
        $isProposal = $draft->values['textMode'] !== 'own';
        $faults = [];
        if (trim($draft->values['topic']) === '' && ($isProposal || $draft->values['purpose'] === 'newsletter')) {
            $faults['/topic'] = 'text.topic.missing';
        }
        if ($company === '' && $isProposal) {
            $faults['/consentText'] = 'text.company.missing';
        }
        return $faults;
    }
}
