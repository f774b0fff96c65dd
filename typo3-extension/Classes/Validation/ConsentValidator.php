<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Validation;

use Koerbler\KundenmeisterDataProtection\Form\ConsentElement;
use Koerbler\KundenmeisterDataProtection\Form\FormKeys;
use Koerbler\KundenmeisterDataProtection\Frontend\Messages;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentCheck;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentValue;
use Koerbler\KundenmeisterDataProtection\Submission\FieldError;
use TYPO3\CMS\Extbase\Validation\Validator\AbstractValidator;

/**
 * Lets a step of a form pass only with consent to the texts that were shown there. Nothing posted counts as nothing ticked.
 */
final class ConsentValidator extends AbstractValidator
{
    /** @var bool */
    protected $acceptsEmptyValues = false;

    private ?ConsentElement $element = null;

    public function __construct(
        private readonly ConsentCheck $check,
        private readonly FormKeys $keys,
        private readonly Messages $messages,
    ) {}

    /**
     * Names the element whose value is checked.
     */
    public function guard(ConsentElement $element): void
    {
        $this->element = $element;
    }

    protected function isValid(mixed $value): void
    {
        $element = $this->element ?? throw new \LogicException('No consent element is named.', 1795600010);
        $sent = $value instanceof ConsentValue ? $value : new ConsentValue();
        $fault = $this->check->fault($sent, $element->place($this->keys));
        if ($fault !== '') {
            $message = $this->messages->of(new FieldError($element->getIdentifier(), $fault), $element->visit()->siteLanguage());
            $this->addError($message, Messages::number($fault));
        }
    }
}
