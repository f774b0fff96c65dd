<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

use Koerbler\KundenmeisterDataProtection\Frontend\Visit;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentPlace;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentValue;
use Koerbler\KundenmeisterDataProtection\Submission\TickedTexts;
use Koerbler\KundenmeisterDataProtection\Validation\ConsentValidator;
use Psr\Http\Message\ServerRequestInterface;
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
     * Where its visitor is.
     */
    public function visit(): Visit
    {
        $request = $this->getRequest() ?? $GLOBALS['TYPO3_REQUEST'] ?? null;
        return $request instanceof ServerRequestInterface ? new Visit($request) : throw new \LogicException('There is no request.', 1795600011);
    }

    public function place(FormKeys $keys): ConsentPlace
    {
        return new ConsentPlace($this->visit()->issuer(), $keys->of(RuntimeReader::identifier($this->getRootForm())), $this->getIdentifier());
    }

    /**
     * For the summary page and for mails: the words that were agreed to, one below the other.
     *
     * @param mixed $value A `ConsentValue`; anything else says nothing.
     */
    public function valueToString($value): string
    {
        if (!$value instanceof ConsentValue) {
            return '';
        }
        $texts = GeneralUtility::makeInstance(TickedTexts::class)->of($value, $this->place(GeneralUtility::makeInstance(FormKeys::class)));
        return implode("\n", array_map(static fn(string $text): string => "✓ $text", $texts));
    }
}
