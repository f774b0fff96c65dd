<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

use Koerbler\KundenmeisterDataProtection\Frontend\Visit;
use Koerbler\KundenmeisterDataProtection\Language;
use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;
use TYPO3\CMS\Core\Cache\CacheManager;

/**
 * What happens to a form when an editor saves it.
 */
final readonly class FormSaving
{
    public function __construct(
        private FormRegistrar $registrar,
        private FormPages $pages,
        private RegisteredForms $registered,
        private FormKeys $keys,
        private CacheManager $caches,
    ) {}

    /**
     * Puts the finisher first, adds it where a form asks for consent without, and registers the form.
     *
     * @param string                 $place      Where EXT:form keeps it.
     * @param array<array-key,mixed> $definition As it is to be stored.
     * @return array{finishers?:list<mixed>} What of it should be stored in another way.
     */
    public function save(string $place, array $definition): array
    {
        $finishers = is_array($definition['finishers'] ?? null) ? $definition['finishers'] : [];
        $change = DefinitionReader::read($definition)->isOurs() ? ['finishers' => self::ordered($finishers)] : [];
        $user = $GLOBALS['BE_USER'] ?? null;
        $language = $user instanceof BackendUserAuthentication && is_array($user->user) ? $user->user['lang'] ?? '' : '';
        $form = DefinitionReader::read($change + $definition, $place);
        $this->registrar->save($form, $this->pages->url($place), Language::of(is_string($language) ? $language : ''));
        $this->caches->flushCachesInGroupByTag('pages', Visit::cacheTag($this->keys->of($form->identifier)));
        return $change;
    }

    /**
     * @param string $place Where EXT:form kept it.
     */
    public function delete(string $place): void
    {
        foreach ($this->registered->all() as $form) {
            if ($form->place === $place) {
                $this->registrar->remove($form->key);
            }
        }
    }

    /**
     * What is not taken by us must not have been mailed or stored by another finisher before.
     *
     * @param array<array-key,mixed> $finishers As the editor ordered them.
     * @return list<mixed>
     */
    private static function ordered(array $finishers): array
    {
        $isOurs = static fn(mixed $finisher): bool => is_array($finisher) && ($finisher['identifier'] ?? '') === FormFacts::FINISHER;
        $others = array_filter($finishers, static fn(mixed $finisher): bool => !$isOurs($finisher));
        $ours = array_values(array_filter($finishers, $isOurs))[0] ?? ['identifier' => FormFacts::FINISHER];
        return [$ours, ...array_values($others)];
    }
}
