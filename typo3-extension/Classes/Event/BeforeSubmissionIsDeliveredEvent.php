<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Event;

/**
 * A submission with its consent is about to be kept and delivered. A listener may change or leave out values; names that the
 * form does not define are dropped again.
 */
final class BeforeSubmissionIsDeliveredEvent
{
    /**
     * @param string               $formKey The form.
     * @param array<string,string> $fields  What was entered, by the name that the bridge knows.
     */
    public function __construct(public readonly string $formKey, public array $fields) {}
}
