<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

/**
 * Keeps one network from flooding the forms.
 */
interface RateLimit
{
    /** What is said of a submission that is one too many. */
    public const CODE = 'too-many-submissions';

    /**
     * Counts one submission.
     *
     * @param string $address IP address; '' counts all those unknown together.
     * @return bool Whether it is allowed.
     */
    public function allows(#[\SensitiveParameter] string $address): bool;
}
