<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\ViewHelpers;

use In2code\Powermail\Domain\Model\Field;
use Koerbler\KundenmeisterDataProtection\Frontend\ConsentView;
use Koerbler\KundenmeisterDataProtection\Powermail\PowermailForms;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Fluid\ViewHelpers\FormViewHelper;
use TYPO3Fluid\Fluid\Core\Rendering\RenderingContextInterface;

/**
 * For the template of powermail's consent field.
 */
final class PowermailConsentViewHelper extends AbstractConsentViewHelper
{
    public function __construct(private readonly PowermailForms $forms) {}

    public function initializeArguments(): void
    {
        parent::initializeArguments();
        $this->registerArgument('field', Field::class, 'The consent field', true);
    }

    protected function view(RenderingContextInterface $context): ?ConsentView
    {
        $field = $this->arguments['field'];
        $form = $field instanceof Field ? $field->getPage()?->getForm() : null;
        $request = $context->hasAttribute(ServerRequestInterface::class) ? $context->getAttribute(ServerRequestInterface::class) : null;
        if (!$field instanceof Field || $form === null || !$request instanceof ServerRequestInterface) {
            return null;
        }
        $prefix = $context->getViewHelperVariableContainer()->get(FormViewHelper::class, 'fieldNamePrefix');
        return $this->forms->view($request, $form, $field, is_string($prefix) ? $prefix : '');
    }
}
