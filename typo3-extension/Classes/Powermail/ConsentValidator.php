<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Powermail;

use In2code\Powermail\Domain\Model\Mail;
use In2code\Powermail\Domain\Validator\AbstractValidator;
use TYPO3\CMS\Core\Utility\GeneralUtility;
use TYPO3\CMS\Extbase\Mvc\RequestInterface;

/**
 * One of powermail's `validators`: lets a form pass only with consent to the texts that were shown. Nothing posted counts as
 * nothing ticked.
 */
final class ConsentValidator extends AbstractValidator
{
    protected function isValid(mixed $value): void
    {
        $request = $this->request;
        // One that is stored is confirmed by its sender with a link, which powermail checks.
        $form = $value instanceof Mail && $value->getUid() === null ? FormReader::formOf($value) : null;
        if ($form === null || !$request instanceof RequestInterface) {
            return;
        }
        $isLast = $request->getControllerActionName() !== 'confirmation';
        $faults = GeneralUtility::makeInstance(PowermailForms::class)->faults($request, $form, $isLast);
        foreach (FormReader::consentFields($form) as $field) {
            if (isset($faults[$field->getMarker()])) {
                $this->setErrorAndMessage($field, $faults[$field->getMarker()]);
            }
        }
    }
}
