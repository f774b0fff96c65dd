<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

final readonly class SubmissionInput
{
    /**
     * @param string               $token    The render token; several are parted by a blank.
     * @param array<string,string> $fields   By name.
     * @param array<string,string> $consents What came for each profile: the version that was ticked, or something else.
     * @param string               $attempt  UUID of the click; '' where the page draws none.
     */
    public function __construct(
        public string $token,
        public array $fields,
        public array $consents,
        public string $attempt = '',
    ) {}
}
