<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\ViewHelpers;

use Koerbler\KundenmeisterDataProtection\Frontend\ConsentView;
use TYPO3Fluid\Fluid\Core\Rendering\RenderingContextInterface;
use TYPO3Fluid\Fluid\Core\ViewHelper\AbstractViewHelper;

/**
 * Gives a template what a consent box is to show, under the name in `as`.
 */
abstract class AbstractConsentViewHelper extends AbstractViewHelper
{
    protected $escapeOutput = false;

    public function initializeArguments(): void
    {
        $this->registerArgument('as', 'string', 'Name within the template', false, 'consent');
    }

    public function render(): string
    {
        $context = self::within($this->renderingContext);
        $view = $this->view($context);
        $as = $this->arguments['as'];
        if ($view === null || !is_string($as)) {
            return '';
        }
        $variables = $context->getVariableProvider();
        $variables->add($as, $view);
        $output = $this->renderChildren();
        $variables->remove($as);
        return is_string($output) ? $output : '';
    }

    /**
     * @return ConsentView|null Null shows nothing.
     */
    abstract protected function view(RenderingContextInterface $context): ?ConsentView;

    /**
     * Fluid 5 allows for a view helper that is used outside of a template; Fluid 4 does not.
     */
    private static function within(?RenderingContextInterface $context): RenderingContextInterface
    {
        return $context ?? throw new \LogicException('Consent is shown within a template only.', 1795600013);
    }
}
