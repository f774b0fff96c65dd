<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

use Koerbler\KundenmeisterDataProtection\Submission\ConsentValue;
use Koerbler\KundenmeisterDataProtection\Validation\ConsentValidator;
use TYPO3\CMS\Core\Utility\GeneralUtility;
use TYPO3\CMS\Extbase\Validation\ValidatorResolver;
use TYPO3\CMS\Form\Domain\Model\FormElements\AbstractFormElement;
use TYPO3\CMS\Form\Domain\Model\FormElements\StringableFormElementInterface;

/**
 * Asks for consent. Brings its own check along, which no form definition can leave out.
 */
final class ConsentElement extends AbstractFormElement implements StringableFormElementInterface
{
    public function initializeFormElement(): void
    {
        $this->setDataType(ConsentValue::class);
        $validator = GeneralUtility::makeInstance(ValidatorResolver::class)->createValidator(ConsentValidator::class);
        if (!$validator instanceof ConsentValidator) {
            throw new \LogicException('The check of the consent element is not there.', 1795600009);
        }
        $validator->guard($this);
        $this->addValidator($validator);
        parent::initializeFormElement();
    }

    /**
     * @return list<string> Profiles chosen in the form editor; none means all of the form.
     */
    public function profiles(): array
    {
        return FormFacts::profileIds($this->getProperties()['profiles'] ?? null);
    }

    public function isRequired(): bool
    {
        return true;
    }

    /**
     * For the summary page and for mails: what was ticked, not the token.
     *
     * @param mixed $value A `ConsentValue`; anything else says nothing.
     */
    public function valueToString($value): string
    {
        return $value instanceof ConsentValue ? implode(', ', array_map(static fn(string $version): string => "✓ $version", $value->ticked())) : '';
    }
}
