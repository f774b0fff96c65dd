<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

use TYPO3\CMS\Core\Attribute\AsEventListener;
use TYPO3\CMS\Form\Event\BeforeFormIsDeletedEvent;
use TYPO3\CMS\Form\Event\BeforeFormIsSavedEvent;

/**
 * TYPO3 14: tells us that a form is saved or deleted. TYPO3 13 has hooks for that (SaveHook).
 */
final readonly class SaveListener
{
    public function __construct(private FormSaving $saving) {}

    #[AsEventListener(identifier: 'kundenmeister/form-saved', event: BeforeFormIsSavedEvent::class)]
    public function save(BeforeFormIsSavedEvent $event): void
    {
        $event->form = array_replace($event->form, $this->saving->save($event->formPersistenceIdentifier, $event->form));
    }

    #[AsEventListener(identifier: 'kundenmeister/form-deleted', event: BeforeFormIsDeletedEvent::class)]
    public function delete(BeforeFormIsDeletedEvent $event): void
    {
        if (!$event->preventDeletion) {
            $this->saving->delete($event->formPersistenceIdentifier);
        }
    }
}
