<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Frontend;

use Koerbler\KundenmeisterDataProtection\Clock;
use Koerbler\KundenmeisterDataProtection\Form\ConsentElement;
use Koerbler\KundenmeisterDataProtection\Form\FormFacts;
use Koerbler\KundenmeisterDataProtection\Form\FormKeys;
use Koerbler\KundenmeisterDataProtection\Form\FormRegistrar;
use Koerbler\KundenmeisterDataProtection\Form\RuntimeReader;
use Koerbler\KundenmeisterDataProtection\Notice\Notice;
use Koerbler\KundenmeisterDataProtection\Notice\NoticeBox;
use Koerbler\KundenmeisterDataProtection\Notice\NoticeCache;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentValue;
use Koerbler\KundenmeisterDataProtection\Token\RenderToken;
use Koerbler\KundenmeisterDataProtection\Token\TokenSigner;
use TYPO3\CMS\Form\Domain\Runtime\FormRuntime;

/**
 * Composes what a consent element shows: the bridge's words, and a token that attests them.
 */
final readonly class ConsentPresenter
{
    /** A page with a token may lie in the cache so long: the token itself is good for a day. */
    private const CACHE_SECONDS = 3600;

    /** What is closed may be open soon. */
    private const CLOSED_CACHE_SECONDS = 60;

    public function __construct(
        private NoticeCache $notices,
        private FormKeys $keys,
        private FormRegistrar $registrar,
        private TokenSigner $signer,
        private Clock $clock,
    ) {}

    /**
     * @param string $name Name of the element's input, to which parts are added.
     */
    public function view(FormRuntime $form, ConsentElement $element, string $name): ConsentView
    {
        $value = $form->getElementValue($element->getIdentifier());
        return $this->present(
            new Visit($form->getRequest()),
            RuntimeReader::read($form->getFormDefinition()),
            $element->getIdentifier(),
            new BoxPlace($element->getUniqueIdentifier(), $name, $value instanceof ConsentValue ? $value->ticks : []),
        );
    }

    /**
     * @param string $element Identifier of one of the form's consent elements.
     */
    public function present(Visit $visit, FormFacts $form, string $element, BoxPlace $place): ConsentView
    {
        $formKey = $this->keys->of($form->identifier);
        $notice = $this->notice($form, $formKey, $visit);
        $boxes = $notice?->accepts === true ? $notice->boxesOf($form->consents[$element] ?? []) : [];
        $visit->limitCache($formKey, $boxes === [] ? self::CLOSED_CACHE_SECONDS : self::CACHE_SECONDS);
        if ($notice === null || $boxes === []) {
            return ConsentView::closed();
        }
        $shown = array_map(static fn(NoticeBox $box) => $box->box, $boxes);
        $token = new RenderToken($visit->issuer(), $formKey, $element, $visit->pageId(), $visit->language(), $this->clock->now(), $shown);
        return new ConsentView(
            $this->signer->sign($token),
            "{$place->name}[token]",
            array_map($place->box(...), $boxes),
            $notice->contentNotice,
            $notice->processorStatement,
        );
    }

    /**
     * The notice of a form; one that the bridge does not know as it is here is registered first. Not for a preview.
     */
    private function notice(FormFacts $facts, string $formKey, Visit $visit): ?Notice
    {
        $isPreview = $visit->siteLanguage() === null;
        if (!$isPreview && $this->registrar->isNews($facts)) {
            $this->registrar->introduce($facts, $visit->pageUrl());
        }
        $notice = $this->notices->get($formKey, $visit->language());
        $isUnknown = $notice === null && !$isPreview && $this->registrar->introduce($facts, $visit->pageUrl());
        return $isUnknown ? $this->notices->get($formKey, $visit->language()) : $notice;
    }
}
