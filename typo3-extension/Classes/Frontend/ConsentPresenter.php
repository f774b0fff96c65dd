<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Frontend;

use Koerbler\KundenmeisterDataProtection\Clock;
use Koerbler\KundenmeisterDataProtection\Form\ConsentElement;
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
        $visit = new Visit($form->getRequest());
        $formKey = $this->keys->of(RuntimeReader::identifier($form->getFormDefinition()));
        $notice = $this->notice($form, $formKey, $visit);
        $boxes = $notice?->accepts === true ? $notice->boxesOf($element->profiles()) : [];
        $visit->limitCache($formKey, $boxes === [] ? self::CLOSED_CACHE_SECONDS : self::CACHE_SECONDS);
        if ($notice === null || $boxes === []) {
            return ConsentView::closed();
        }
        $shown = array_map(static fn(NoticeBox $box) => $box->box, $boxes);
        $token = new RenderToken($visit->issuer(), $formKey, $element->getIdentifier(), $visit->pageId(), $visit->language(), $this->clock->now(), $shown);
        $value = $form->getElementValue($element->getIdentifier());
        $ticks = $value instanceof ConsentValue ? $value->ticks : [];
        return new ConsentView(
            $this->signer->sign($token),
            "{$name}[token]",
            array_map(static fn(NoticeBox $box): BoxView => self::box($box, $element->getUniqueIdentifier(), $name, $ticks), $boxes),
            $notice->contentNotice,
            $notice->processorStatement,
        );
    }

    /**
     * The notice of a form; one that the bridge does not know as it is here is registered first. Not for a preview.
     */
    private function notice(FormRuntime $form, string $formKey, Visit $visit): ?Notice
    {
        $facts = RuntimeReader::read($form->getFormDefinition());
        $isPreview = $visit->siteLanguage() === null;
        if (!$isPreview && $this->registrar->isNews($facts)) {
            $this->registrar->introduce($facts, $visit->pageUrl());
        }
        $notice = $this->notices->get($formKey, $visit->language());
        $isUnknown = $notice === null && !$isPreview && $this->registrar->introduce($facts, $visit->pageUrl());
        return $isUnknown ? $this->notices->get($formKey, $visit->language()) : $notice;
    }

    /**
     * @param array<string,string> $ticks What was ticked before.
     */
    private static function box(NoticeBox $shown, string $id, string $name, array $ticks): BoxView
    {
        $profileId = $shown->box->profileId;
        return new BoxView(
            "$id-$profileId",
            "{$name}[ticks][$profileId]",
            $shown->box->versionId,
            $shown->label,
            $shown->box->required,
            ($ticks[$profileId] ?? '') === $shown->box->versionId,
            $shown->cancelNotice,
            $shown->declarationText,
            $shown->declarationUrl,
        );
    }
}
