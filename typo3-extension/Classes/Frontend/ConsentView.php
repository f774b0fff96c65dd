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
     * @param string        $closed             Why the form takes nothing: a code; '' when it does.
     */
    public function __construct(
        public string $token,
        public string $tokenName,
        public array $boxes,
        public string $contentNotice,
        public string $processorStatement,
        public string $closed = '',
    ) {}

    /**
     * @param string $reason The bridge's code, or 'no-notice' or 'no-box'.
     */
    public static function closed(string $reason): self
    {
        return new self('', '', [], '', '', $reason);
    }
}
