<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

use Koerbler\KundenmeisterDataProtection\Security\Secrets;
use Symfony\Component\DependencyInjection\Attribute\Autoconfigure;

#[Autoconfigure(public: true)]
final readonly class FormKeys
{
    public function __construct(private Secrets $secrets) {}

    /**
     * The name at the bridge of a form of this installation.
     *
     * @param string $identifier Of the form definition.
     */
    public function of(string $identifier): string
    {
        return FormKey::of($this->secrets->formSecret(), $identifier);
    }
}
