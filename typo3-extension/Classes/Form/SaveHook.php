<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

use Symfony\Component\DependencyInjection\Attribute\Autoconfigure;

/**
 * TYPO3 13: tells us that a form is saved or deleted. TYPO3 14 has events for that (SaveListener).
 */
#[Autoconfigure(public: true)]
final readonly class SaveHook
{
    public function __construct(private FormSaving $saving) {}

    /**
     * @param array<array-key,mixed> $formDefinition As it is to be stored.
     * @return array<array-key,mixed>
     */
    public function beforeFormSave(string $formPersistenceIdentifier, array $formDefinition): array
    {
        return array_replace($formDefinition, $this->saving->save($formPersistenceIdentifier, $formDefinition));
    }

    public function beforeFormDelete(string $formPersistenceIdentifier): void
    {
        $this->saving->delete($formPersistenceIdentifier);
    }
}
