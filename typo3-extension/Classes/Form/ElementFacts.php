<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

/**
 * What a form element says about itself, wherever it was read from: a stored definition or a form that is running.
 */
final readonly class ElementFacts
{
    /**
     * @param string       $identifier Of the element.
     * @param string       $type       Its type in the prototype, such as `Text`.
     * @param string       $label      As the editor wrote it.
     * @param bool         $isRequired Whether it must always be filled in.
     * @param bool         $isEmail    Whether only an e-mail address is taken.
     * @param list<string> $options    The values that it takes; none when any is taken.
     */
    public function __construct(
        public string $identifier,
        public string $type,
        public string $label,
        public bool $isRequired,
        public bool $isEmail,
        public array $options,
    ) {}
}
