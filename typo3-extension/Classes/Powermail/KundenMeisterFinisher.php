<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Powermail;

use In2code\Powermail\Finisher\AbstractFinisher;
use TYPO3\CMS\Core\Utility\GeneralUtility;

/**
 * One of powermail's `finishers`, which calls what ends in `Finisher`. With powermail's own double opt-in the consent is
 * handed over when the form is sent; confirming it is the bridge's task.
 */
final class KundenMeisterFinisher extends AbstractFinisher
{
    public function handOverFinisher(): void
    {
        GeneralUtility::makeInstance(PowermailForms::class)->handOver($this->contentObject->getRequest(), $this->getMail());
    }
}
