<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

use TYPO3\CMS\Extbase\Validation\Validator\EmailAddressValidator;
use TYPO3\CMS\Extbase\Validation\Validator\NotEmptyValidator;
use TYPO3\CMS\Form\Domain\Finishers\AbstractFinisher;
use TYPO3\CMS\Form\Domain\Finishers\FinisherInterface;
use TYPO3\CMS\Form\Domain\Model\FormDefinition;
use TYPO3\CMS\Form\Domain\Model\FormElements\FormElementInterface;
use TYPO3\CMS\Form\Domain\Model\Renderable\AbstractRenderable;
use TYPO3\CMS\Form\Domain\Model\Renderable\CompositeRenderableInterface;
use TYPO3\CMS\Form\Mvc\Validation\EmptyValidator;

/**
 * Reads a form that is running, as `DefinitionReader` reads a stored one.
 */
final class RuntimeReader
{
    /** A variant that each element of the core has: it changes only its looks. */
    private const TEMPLATE_VARIANT = 'template-variant';

    public static function read(FormDefinition $form): FormFacts
    {
        $facts = [];
        $consents = [];
        $kind = null;
        foreach (self::elements($form) as $element) {
            $facts[] = self::facts($element);
            if ($element instanceof ConsentElement) {
                $consents[$element->getIdentifier()] = $element->profiles();
                $kind ??= $element->getProperties()['kind'] ?? null;
            }
        }
        $finishers = array_map(
            static fn(FinisherInterface $finisher): string => $finisher instanceof AbstractFinisher ? $finisher->getFinisherIdentifier() : $finisher::class,
            $form->getFinishers(),
        );
        return new FormFacts(
            self::identifier($form),
            $form->getLabel(),
            FormFacts::kind($kind),
            Fields::of($facts),
            $consents,
            $finishers,
            $form->getPersistenceIdentifier(),
        );
    }

    /**
     * The form's own identifier: the frontend plugin adds the number of its content element.
     */
    public static function identifier(FormDefinition $form): string
    {
        $original = $form->getRenderingOptions()['_originalIdentifier'] ?? null;
        return is_string($original) && $original !== '' ? $original : $form->getIdentifier();
    }

    /**
     * Without sections and without the trap for robots, which has a random name.
     *
     * @return list<FormElementInterface&AbstractRenderable>
     */
    private static function elements(FormDefinition $form): array
    {
        $elements = [];
        foreach ($form->getRenderablesRecursively() as $element) {
            $isField = $element instanceof FormElementInterface && $element instanceof AbstractRenderable && !$element instanceof CompositeRenderableInterface;
            if ($isField && !self::has($element, EmptyValidator::class)) {
                $elements[] = $element;
            }
        }
        return $elements;
    }

    private static function facts(FormElementInterface&AbstractRenderable $element): ElementFacts
    {
        $isFixed = array_diff(array_keys($element->getVariants()), [self::TEMPLATE_VARIANT]) === [];
        $options = $element->getProperties()['options'] ?? null;
        return new ElementFacts(
            $element->getIdentifier(),
            $element->getType(),
            $element->getLabel(),
            $isFixed && self::has($element, NotEmptyValidator::class),
            $element->getType() === 'Email' || self::has($element, EmailAddressValidator::class),
            $isFixed && is_array($options) ? array_map(strval(...), array_keys($options)) : [],
        );
    }

    /**
     * @param class-string $validator Its class.
     */
    private static function has(AbstractRenderable $element, string $validator): bool
    {
        foreach ($element->getValidators() as $candidate) {
            if ($candidate instanceof $validator) {
                return true;
            }
        }
        return false;
    }
}
