<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Event;

use Koerbler\KundenmeisterDataProtection\Outbox\Attempt;
use Koerbler\KundenmeisterDataProtection\Outbox\Verdict;

/**
 * A submission was sent to the bridge, for the first time or again. Carries no personal data.
 */
final readonly class AfterDeliveryAttemptEvent
{
    /**
     * @param string  $formKey      The form; '' when the row could not be read.
     * @param int     $attempt      1 while the visitor waits, more from the outbox.
     * @param Verdict $verdict      What became of it.
     * @param string  $code         Stable code: a problem's code, 'http-503', 'network' …
     * @param string  $submissionId The bridge's id; '' unless delivered now.
     */
    public function __construct(
        public string $formKey,
        public int $attempt,
        public Verdict $verdict,
        public string $code,
        public string $submissionId,
    ) {}

    public static function of(string $formKey, int $attempt, Attempt $made): self
    {
        $id = $made->answer?->data()['submissionId'] ?? '';
        return new self($formKey, $attempt, $made->verdict, $made->code, is_string($id) ? $id : '');
    }
}
