<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

final readonly class FieldError
{
    /**
     * @param string $at    Identifier of the form element; '' for the form as a whole.
     * @param string $code  Stable code.
     * @param string $label Name of the field as the visitor sees it.
     * @param string $text  The bridge's own sentence, where it gave one; else ''.
     */
    public function __construct(public string $at, public string $code, public string $label = '', public string $text = '') {}
}
