<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Frontend;

use Koerbler\KundenmeisterDataProtection\Submission\FieldError;
use Koerbler\KundenmeisterDataProtection\Submission\RateLimit;
use TYPO3\CMS\Core\Localization\LanguageServiceFactory;
use TYPO3\CMS\Core\Site\Entity\SiteLanguage;

/**
 * Says to a visitor what is wrong and how to go on.
 */
final readonly class Messages
{
    private const FILE = 'LLL:EXT:kundenmeister_data_protection/Resources/Private/Language/frontend.xlf:error.';

    /** By these numbers an integrator may put the words of a form in their place: `validation.error.<number>`. */
    private const NUMBERS = [
        'consent-required' => 1795600101,
        'consent-version-unknown' => 1795600102,
        'consent-not-shown' => 1795600103,
        'token-expired' => 1795600104,
        'token-invalid' => 1795600105,
        'field-unknown' => 1795600106,
        'field-invalid' => 1795600107,
        'form-unknown' => 1795600108,
        'form-not-compliant' => 1795600109,
        'data-protection-inactive' => 1795600110,
        'not-kept' => 1795600111,
        RateLimit::CODE => 1795600112,
    ];
    private const OTHER = 1795600100;

    /** The bridge's own sentence says which rule the entry breaks. */
    private const TOLD_BY_THE_BRIDGE = ['field-invalid'];

    public function __construct(private LanguageServiceFactory $languages) {}

    public function of(FieldError $error, ?SiteLanguage $language): string
    {
        $isKnown = isset(self::NUMBERS[$error->code]);
        if ($error->text !== '' && (!$isKnown || in_array($error->code, self::TOLD_BY_THE_BRIDGE, true))) {
            return $error->text;
        }
        $words = $language === null ? $this->languages->create('default') : $this->languages->createFromSiteLanguage($language);
        return sprintf($words->sL(self::FILE . ($isKnown ? $error->code : 'other')), $error->label);
    }

    /**
     * The number under which EXT:form looks for words of the integrator.
     */
    public static function number(string $code): int
    {
        return self::NUMBERS[$code] ?? self::OTHER;
    }
}
