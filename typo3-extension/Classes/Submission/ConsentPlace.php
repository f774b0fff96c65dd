<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

/**
 * One consent element of one form of one site.
 */
final readonly class ConsentPlace
{
    /**
     * @param string $issuer  Base address of the site.
     * @param string $formKey The form.
     * @param string $element Identifier of the consent element.
     */
    public function __construct(public string $issuer, public string $formKey, public string $element) {}
}
