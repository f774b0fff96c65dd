<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

use Koerbler\KundenmeisterDataProtection\Clock;
use Koerbler\KundenmeisterDataProtection\Storage\Memory;

/**
 * Remembers for five minutes, by a hash that tells nothing about the entries, so that the window starts with the first click
 * and no second one can fall into the next.
 */
final readonly class FirstSeen
{
    public function __construct(private Memory $memory, private Clock $clock) {}

    /**
     * Seconds since 1970 at which the same submission first came, within the window; now when this is the first, or names its click.
     *
     * @param string $secret The site's.
     */
    public function at(#[\SensitiveParameter] string $secret, SubmissionInput $input): int
    {
        $now = $this->clock->now();
        if (AttemptKey::namesClick($input)) {
            return $now;
        }
        $name = 'seen-' . AttemptKey::ofContent($secret, $input);
        $first = $this->memory->get($name);
        if (is_int($first) && $first <= $now && $now - $first < AttemptKey::WINDOW_SECONDS) {
            return $first;
        }
        $this->memory->set($name, $now, AttemptKey::WINDOW_SECONDS);
        return $now;
    }
}
