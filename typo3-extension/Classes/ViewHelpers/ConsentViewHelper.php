<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\ViewHelpers;

use Koerbler\KundenmeisterDataProtection\Form\ConsentElement;
use Koerbler\KundenmeisterDataProtection\Frontend\ConsentPresenter;
use TYPO3\CMS\Fluid\ViewHelpers\FormViewHelper;
use TYPO3\CMS\Form\Domain\Runtime\FormRuntime;
use TYPO3\CMS\Form\ViewHelpers\RenderRenderableViewHelper;
use TYPO3Fluid\Fluid\Core\Rendering\RenderingContextInterface;
use TYPO3Fluid\Fluid\Core\ViewHelper\AbstractViewHelper;

/**
 * Gives a consent element's template what to show, under the name in `as`.
 */
final class ConsentViewHelper extends AbstractViewHelper
{
    protected $escapeOutput = false;

    public function __construct(private readonly ConsentPresenter $presenter) {}

    public function initializeArguments(): void
    {
        $this->registerArgument('element', ConsentElement::class, 'The consent element', true);
        $this->registerArgument('as', 'string', 'Name within the template', false, 'consent');
    }

    public function render(): string
    {
        $context = self::within($this->renderingContext);
        $shared = $context->getViewHelperVariableContainer();
        $form = $shared->get(RenderRenderableViewHelper::class, 'formRuntime');
        $element = $this->arguments['element'];
        $as = $this->arguments['as'];
        if (!$form instanceof FormRuntime || !$element instanceof ConsentElement || !is_string($as)) {
            return '';
        }
        $prefix = $shared->get(FormViewHelper::class, 'fieldNamePrefix');
        $name = (is_string($prefix) ? $prefix : '') . '[' . $form->getIdentifier() . '][' . $element->getIdentifier() . ']';
        $variables = $context->getVariableProvider();
        $variables->add($as, $this->presenter->view($form, $element, $name));
        $output = $this->renderChildren();
        $variables->remove($as);
        return is_string($output) ? $output : '';
    }

    /**
     * Fluid 5 allows for a view helper that is used outside of a template; Fluid 4 does not.
     */
    private static function within(?RenderingContextInterface $context): RenderingContextInterface
    {
        return $context ?? throw new \LogicException('A consent element is shown within a template only.', 1795600013);
    }
}
