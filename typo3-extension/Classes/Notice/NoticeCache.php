<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Notice;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeClient;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeRequest;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeUnavailable;
use Koerbler\KundenmeisterDataProtection\Clock;
use Koerbler\KundenmeisterDataProtection\Storage\Values;

/**
 * Copies lie in the registry, not in a cache: whoever flushes the caches while the bridge is away must not close the forms.
 *
 * @phpstan-type Copy array{etag:string,notice:array<array-key,mixed>,fetchedAt:int}
 */
final readonly class NoticeCache
{
    private const FRESH_SECONDS = 300;
    private const PAUSE_SECONDS = 30;
    private const TIMEOUT_SECONDS = 2;
    private const PAUSE = 'notice-pause';

    public function __construct(private BridgeClient $bridge, private Values $values, private Clock $clock) {}

    /**
     * The notice to show now: at most 5 minutes old while the bridge answers, else the last one known.
     *
     * @param 'de'|'en' $language Language of the page.
     * @return Notice|null Null when none was ever had, or the bridge no longer knows the form.
     */
    public function get(string $formKey, string $language): ?Notice
    {
        $known = $this->stored($formKey, $language);
        $isFresh = $known !== null && $known['fetchedAt'] > $this->clock->now() - self::FRESH_SECONDS;
        $copy = $isFresh || $this->isPaused() ? $known : $this->fetch($formKey, $language, $known);
        return $copy === null ? null : Notice::fromData($copy['notice']);
    }

    /**
     * The last notice that was had, however old; never asks the bridge.
     *
     * @param 'de'|'en' $language Language of the page.
     */
    public function lastKnown(string $formKey, string $language): ?Notice
    {
        $known = $this->stored($formKey, $language);
        return $known === null ? null : Notice::fromData($known['notice']);
    }

    /**
     * Makes the next reading ask the bridge; the copy stays for the case that it is away.
     */
    public function expire(string $formKey): void
    {
        $this->values->remove(self::PAUSE);
        foreach (['de', 'en'] as $language) {
            $known = $this->stored($formKey, $language);
            if ($known !== null) {
                $this->store($formKey, $language, ['fetchedAt' => 0] + $known);
            }
        }
    }

    /**
     * @param 'de'|'en' $language Language of the page.
     * @param Copy|null $known    Last copy.
     * @return Copy|null
     */
    private function fetch(string $formKey, string $language, ?array $known): ?array
    {
        $headers = $known === null || $known['etag'] === '' ? [] : ['If-None-Match' => $known['etag']];
        $path = '/v1/forms/' . rawurlencode($formKey) . '/notice';
        try {
            $answer = $this->bridge->send(
                new BridgeRequest('GET', $path, ['locale' => $language], headers: $headers, timeout: self::TIMEOUT_SECONDS, language: $language),
            );
        } catch (BridgeUnavailable $unavailable) {
            return $unavailable->reason === BridgeUnavailable::NOT_CONNECTED ? $known : $this->pause($known);
        }
        if ($answer->status === 404 && $answer->problemCode() !== '') {
            $this->values->remove(self::name($formKey, $language));
            return null;
        }
        return $this->take($formKey, $language, $answer, $known) ?? $this->pause($known);
    }

    /**
     * @param Copy|null $known Last copy.
     * @return Copy|null Null when the answer holds no notice.
     */
    private function take(string $formKey, string $language, BridgeAnswer $answer, ?array $known): ?array
    {
        if ($answer->status === 304 && $known !== null) {
            return $this->store($formKey, $language, ['fetchedAt' => $this->clock->now()] + $known);
        }
        if ($answer->status !== 200 || !is_array($answer->data()['checkboxes'] ?? null)) {
            return null;
        }
        $etag = $answer->headers['etag'] ?? '';
        return $this->store($formKey, $language, ['etag' => $etag, 'notice' => $answer->data(), 'fetchedAt' => $this->clock->now()]);
    }

    private function isPaused(): bool
    {
        $until = $this->values->get(self::PAUSE);
        return is_int($until) && $until > $this->clock->now() && $until <= $this->clock->now() + self::PAUSE_SECONDS;
    }

    /**
     * @param Copy|null $known What to go on with.
     * @return Copy|null
     */
    private function pause(?array $known): ?array
    {
        $this->values->set(self::PAUSE, $this->clock->now() + self::PAUSE_SECONDS);
        return $known;
    }

    /**
     * @return Copy|null
     */
    private function stored(string $formKey, string $language): ?array
    {
        $copy = $this->values->get(self::name($formKey, $language));
        return is_array($copy) && is_array($copy['notice'] ?? null) && is_int($copy['fetchedAt'] ?? null) && is_string($copy['etag'] ?? null)
            ? ['etag' => $copy['etag'], 'notice' => $copy['notice'], 'fetchedAt' => $copy['fetchedAt']]
            : null;
    }

    /**
     * @param Copy $copy What to keep.
     * @return Copy
     */
    private function store(string $formKey, string $language, array $copy): array
    {
        $this->values->set(self::name($formKey, $language), $copy);
        return $copy;
    }

    private static function name(string $formKey, string $language): string
    {
        return "notice/$formKey/$language";
    }
}
