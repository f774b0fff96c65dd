<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\ViewHelpers;

use Koerbler\KundenmeisterDataProtection\Form\ConsentElement;
use Koerbler\KundenmeisterDataProtection\Frontend\ConsentPresenter;
use Koerbler\KundenmeisterDataProtection\Frontend\ConsentView;
use TYPO3\CMS\Fluid\ViewHelpers\FormViewHelper;
use TYPO3\CMS\Form\Domain\Runtime\FormRuntime;
use TYPO3\CMS\Form\ViewHelpers\RenderRenderableViewHelper;
use TYPO3Fluid\Fluid\Core\Rendering\RenderingContextInterface;

/**
 * For the template of EXT:form's consent element.
 */
final class ConsentViewHelper extends AbstractConsentViewHelper
{
    public function __construct(private readonly ConsentPresenter $presenter) {}

    public function initializeArguments(): void
    {
        parent::initializeArguments();
        $this->registerArgument('element', ConsentElement::class, 'The consent element', true);
    }

    protected function view(RenderingContextInterface $context): ?ConsentView
    {
        $shared = $context->getViewHelperVariableContainer();
        $form = $shared->get(RenderRenderableViewHelper::class, 'formRuntime');
        $element = $this->arguments['element'];
        if (!$form instanceof FormRuntime || !$element instanceof ConsentElement) {
            return null;
        }
        $prefix = $shared->get(FormViewHelper::class, 'fieldNamePrefix');
        $name = (is_string($prefix) ? $prefix : '') . '[' . $form->getIdentifier() . '][' . $element->getIdentifier() . ']';
        return $this->presenter->view($form, $element, $name);
    }
}
