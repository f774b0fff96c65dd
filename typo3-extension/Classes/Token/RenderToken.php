<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Token;

final readonly class RenderToken
{
    /**
     * @param string    $issuer   Base address of the site.
     * @param string    $formKey  The form that was rendered.
     * @param string    $element  Identifier of the consent element; '' where a form has but one place for consent.
     * @param int       $pageId   The page it was rendered on; 0 when it was on none.
     * @param 'de'|'en' $language Language of the page.
     * @param int       $issuedAt Seconds since 1970.
     * @param list<Box> $boxes    The check boxes with the text versions shown.
     */
    public function __construct(
        public string $issuer,
        public string $formKey,
        public string $element,
        public int $pageId,
        public string $language,
        public int $issuedAt,
        public array $boxes,
    ) {}
}
