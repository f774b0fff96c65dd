<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

use Koerbler\KundenmeisterDataProtection\Bridge\Actor;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeClient;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeRequest;
use Koerbler\KundenmeisterDataProtection\Bridge\BridgeUnavailable;
use Koerbler\KundenmeisterDataProtection\Clock;
use Koerbler\KundenmeisterDataProtection\Notice\NoticeCache;

/**
 * Tells the bridge which forms there are. What it cannot take now is tried again by `kmdp:outbox`.
 */
final readonly class FormRegistrar
{
    private const TIMEOUT_SECONDS = 5;
    private const VISITOR_TIMEOUT_SECONDS = 2;

    /** A visitor's request introduces a form so often at most. */
    private const SECONDS_BETWEEN = 60;

    public function __construct(
        private BridgeClient $bridge,
        private RegisteredForms $forms,
        private FormKeys $keys,
        private NoticeCache $notices,
        private Clock $clock,
    ) {}

    /**
     * Registers a form that was saved, or removes it when it no longer asks for consent.
     *
     * @param string    $pageUrl  Where visitors see it.
     * @param 'de'|'en' $language Of the findings.
     */
    public function save(FormFacts $form, string $pageUrl, string $language): void
    {
        if (!$form->isOurs()) {
            $this->remove($this->keys->of($form->identifier));
            return;
        }
        $registered = RegisteredForm::waiting($this->keys->of($form->identifier), FormBody::of($form, $pageUrl), $form->place);
        $this->forms->put($registered);
        $this->register($registered, self::TIMEOUT_SECONDS, $language);
    }

    /**
     * Registers a form that is shown though the bridge does not know it, or not as it is: it came with another extension's
     * files, or was changed in them.
     *
     * @return bool Whether the bridge has heard of it now.
     */
    public function introduce(FormFacts $form, string $pageUrl): bool
    {
        $key = $this->keys->of($form->identifier);
        if (($this->forms->get($key)->triedAt ?? 0) > $this->clock->now() - self::SECONDS_BETWEEN) {
            return false;
        }
        $registered = RegisteredForm::waiting($key, FormBody::of($form, $pageUrl), $form->place);
        $this->forms->put($registered);
        return $this->register($registered, self::VISITOR_TIMEOUT_SECONDS, 'en');
    }

    /**
     * Whether a form asks for something else than it was last registered with. Labels do not count: they change with the
     * language of the page.
     */
    public function isNews(FormFacts $form): bool
    {
        $asked = static fn(array $body): array => [
            $body['kind'] ?? '',
            $body['profiles'] ?? [],
            array_map(static fn(mixed $field): mixed => is_array($field) ? array_diff_key($field, ['label' => true]) : null, is_array($body['fields'] ?? null) ? $body['fields'] : []),
        ];
        return $asked($this->forms->get($this->keys->of($form->identifier))->body ?? []) !== $asked(FormBody::of($form, ''));
    }

    /**
     * Removes a form that was registered; others are left alone.
     */
    public function remove(string $key): void
    {
        $known = $this->forms->get($key);
        if ($known !== null) {
            $this->forms->put($known->deleted());
            $this->delete($known);
        }
    }

    /**
     * Tries again what the bridge could not take before.
     *
     * @return int How many forms still wait.
     */
    public function retry(): int
    {
        $waiting = 0;
        foreach ($this->forms->all() as $form) {
            $isDone = !$form->waits || ($form->body === null ? $this->delete($form) : $this->register($form, self::TIMEOUT_SECONDS, 'en'));
            $waiting += $isDone ? 0 : 1;
        }
        return $waiting;
    }

    /**
     * @param 'de'|'en' $language Of the findings.
     * @return bool Whether the bridge took it.
     */
    private function register(RegisteredForm $form, int $timeout, string $language): bool
    {
        $answer = $this->call('PUT', $form->key, $timeout, $language, $form->body);
        $this->forms->put($answer === null ? $form->tried($this->clock->now()) : $form->answered($answer, $this->clock->now()));
        if ($answer?->ok() === true) {
            $this->notices->expire($form->key);
        }
        return $answer?->ok() === true;
    }

    /**
     * @return bool Whether nothing more is to do.
     */
    private function delete(RegisteredForm $form): bool
    {
        if ($this->call('DELETE', $form->key, self::TIMEOUT_SECONDS, 'en') === null) {
            return false;
        }
        $this->forms->forget($form->key);
        $this->notices->expire($form->key);
        return true;
    }

    /**
     * @param 'de'|'en'                $language Of the bridge's messages.
     * @param array<string,mixed>|null $body     Null sends none.
     * @return BridgeAnswer|null Null when it must be tried again: away, or the key is refused.
     */
    private function call(string $method, string $key, int $timeout, string $language, ?array $body = null): ?BridgeAnswer
    {
        $path = '/v1/forms/' . rawurlencode($key);
        try {
            $answer = $this->bridge->send(
                new BridgeRequest($method, $path, body: $body, timeout: $timeout, language: $language, actor: Actor::current()),
            );
        } catch (BridgeUnavailable) {
            return null;
        }
        return $answer->status >= 500 || in_array($answer->status, [401, 403, 408, 429], true) ? null : $answer;
    }
}
