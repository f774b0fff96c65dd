<?php

declare(strict_types=1);

// What TYPO3 14 has and TYPO3 13 has not, for the analysis with TYPO3 13's classes.

namespace TYPO3\CMS\Form\Event;

final class BeforeFormIsSavedEvent
{
    public string $formPersistenceIdentifier;

    /** @var array<array-key,mixed> */
    public array $form;
}

final class BeforeFormIsDeletedEvent
{
    public string $formPersistenceIdentifier;
    public bool $preventDeletion;
}

namespace TYPO3\CMS\Form\Domain\DTO;

final class SearchCriteria {}
