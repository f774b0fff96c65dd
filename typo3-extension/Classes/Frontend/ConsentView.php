<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Frontend;

/**
 * A consent element as its template wants it.
 */
final readonly class ConsentView
{
    /**
     * @param string        $token              What is shown, signed; '' when the form is closed.
     * @param string        $tokenName          Name of the hidden input.
     * @param list<BoxView> $boxes              None when the form is closed.
     * @param string        $contentNotice      What a newsletter contains.
     * @param string        $processorStatement Who processes on the controller's behalf.
     * @param bool          $closed             Whether the form takes nothing.
     */
    public function __construct(
        public string $token,
        public string $tokenName,
        public array $boxes,
        public string $contentNotice,
        public string $processorStatement,
        public bool $closed = false,
    ) {}

    /**
     * A form that takes nothing: the bridge does not let it, or none of its texts can be shown.
     */
    public static function closed(): self
    {
        return new self('', '', [], '', '', true);
    }
}
