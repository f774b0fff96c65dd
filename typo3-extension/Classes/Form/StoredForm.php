<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

/**
 * A form as EXT:form keeps it, whether it asks for consent or not.
 */
final readonly class StoredForm
{
    /**
     * @param bool $isWritable Whether it may be changed here: forms in an extension's files as a rule may not.
     */
    public function __construct(public FormFacts $facts, public bool $isWritable) {}
}
