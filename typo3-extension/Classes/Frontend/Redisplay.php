<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Frontend;

use Koerbler\KundenmeisterDataProtection\Form\ConsentElement;
use Koerbler\KundenmeisterDataProtection\Submission\FieldError;
use TYPO3\CMS\Extbase\Error\Error;
use TYPO3\CMS\Extbase\Error\Result;
use TYPO3\CMS\Extbase\Mvc\ExtbaseRequestParameters;
use TYPO3\CMS\Extbase\Mvc\RequestInterface;
use TYPO3\CMS\Form\Domain\Model\FormElements\FormElementInterface;
use TYPO3\CMS\Form\Domain\Model\FormElements\Page;
use TYPO3\CMS\Form\Domain\Model\Renderable\RenderableInterface;
use TYPO3\CMS\Form\Domain\Runtime\FormRuntime;

/**
 * Shows a form again that was sent but not taken, with what was entered and the messages where they belong.
 */
final readonly class Redisplay
{
    public function __construct(private Messages $messages) {}

    /**
     * @param list<FieldError> $errors At least one.
     * @return string The step with the first of the errors.
     */
    public function show(FormRuntime $form, array $errors): string
    {
        $language = (new Visit($form->getRequest()))->siteLanguage();
        $result = new Result();
        $step = null;
        foreach ($errors as $error) {
            $element = $this->element($form, $error->at);
            $step = min($step ?? PHP_INT_MAX, self::step($element));
            $path = $form->getIdentifier() . '.' . $element?->getIdentifier();
            $result->forProperty($path)->addError(new Error($this->messages->of($error, $language), Messages::number($error->code)));
        }
        $form->setRequest(self::withErrors($form->getRequest(), $result));
        $form->overrideCurrentPage($step ?? 0);
        return (string) $form->render();
    }

    /**
     * The element that an error is at; what concerns the whole form stands at its consent, else at its first field.
     */
    private function element(FormRuntime $form, string $identifier): ?FormElementInterface
    {
        $definition = $form->getFormDefinition();
        $named = $identifier === '' ? null : $definition->getElementByIdentifier($identifier);
        if ($named !== null) {
            return $named;
        }
        $elements = array_filter($definition->getRenderablesRecursively(), static fn(RenderableInterface $one): bool => $one instanceof FormElementInterface);
        $consents = array_filter($elements, static fn(FormElementInterface $one): bool => $one instanceof ConsentElement);
        return array_values($consents)[0] ?? array_values($elements)[0] ?? null;
    }

    private static function step(?RenderableInterface $renderable): int
    {
        while ($renderable !== null && !$renderable instanceof Page) {
            $renderable = $renderable->getParentRenderable();
        }
        return $renderable?->getIndex() ?? 0;
    }

    private static function withErrors(RequestInterface $request, Result $result): RequestInterface
    {
        $parameters = $request->getAttribute('extbase');
        if (!$parameters instanceof ExtbaseRequestParameters) {
            return $request;
        }
        $parameters = clone $parameters;
        $parameters->setOriginalRequestMappingResults($result);
        return $request->withAttribute('extbase', $parameters);
    }
}
