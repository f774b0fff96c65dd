<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Powermail;

use Koerbler\KundenmeisterDataProtection\Form\FormSaving;
use Symfony\Component\DependencyInjection\Attribute\Autoconfigure;

/**
 * One of TYPO3's `processCmdmapClass`: a form of powermail that is deleted is removed at the bridge.
 */
#[Autoconfigure(public: true)]
final readonly class DeleteHook
{
    public function __construct(private FormSaving $saving) {}

    public function processCmdmap_postProcess(string $command, string $table, int|string $id): void
    {
        if ($command === 'delete' && $table === FormReader::TABLE) {
            $this->saving->delete(FormReader::PLACE . $id);
        }
    }
}
