<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Frontend;

use Koerbler\KundenmeisterDataProtection\Form\ConsentElement;
use Koerbler\KundenmeisterDataProtection\Form\FormKeys;
use Koerbler\KundenmeisterDataProtection\Form\RuntimeReader;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentValue;
use Koerbler\KundenmeisterDataProtection\Submission\SubmittedForm;
use TYPO3\CMS\Form\Domain\Model\FormDefinition;
use TYPO3\CMS\Form\Domain\Model\Renderable\RenderableInterface;
use TYPO3\CMS\Form\Domain\Runtime\FormRuntime;

final readonly class SubmittedFormFactory
{
    public function __construct(private FormKeys $keys) {}

    /**
     * What a form holds whose last step was sent.
     */
    public function of(FormRuntime $form): SubmittedForm
    {
        $definition = $form->getFormDefinition();
        $visit = new Visit($form->getRequest());
        $facts = RuntimeReader::read($definition);
        $values = [];
        foreach (array_keys($facts->fields) as $identifier) {
            $values[$identifier] = $form->getElementValue($identifier);
        }
        return new SubmittedForm(
            $this->keys->of($facts->identifier),
            $facts,
            $values,
            self::consents($form, $definition),
            $visit->issuer(),
            $visit->pageUrl(),
            $visit->client(),
        );
    }

    /**
     * Of the consent elements that a visitor was to see: conditions may leave an element or its step out.
     *
     * @return array<string,ConsentValue>
     */
    private static function consents(FormRuntime $form, FormDefinition $definition): array
    {
        $consents = [];
        foreach ($definition->getRenderablesRecursively() as $element) {
            if ($element instanceof ConsentElement && self::isShown($element)) {
                $value = $form->getElementValue($element->getIdentifier());
                $consents[$element->getIdentifier()] = $value instanceof ConsentValue ? $value : new ConsentValue();
            }
        }
        return $consents;
    }

    private static function isShown(RenderableInterface $renderable): bool
    {
        for ($one = $renderable; $one instanceof RenderableInterface; $one = $one->getParentRenderable()) {
            if (!$one->isEnabled()) {
                return false;
            }
        }
        return true;
    }
}
