<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

use Koerbler\KundenmeisterDataProtection\Clock;
use Koerbler\KundenmeisterDataProtection\Event\BeforeSubmissionIsDeliveredEvent;
use Koerbler\KundenmeisterDataProtection\Notice\NoticeCache;
use Koerbler\KundenmeisterDataProtection\Outbox\Dispatch;
use Koerbler\KundenmeisterDataProtection\Outbox\NotKept;
use Koerbler\KundenmeisterDataProtection\Outbox\Verdict;
use Koerbler\KundenmeisterDataProtection\Security\Secrets;
use Koerbler\KundenmeisterDataProtection\Token\InvalidToken;
use Koerbler\KundenmeisterDataProtection\Token\RenderToken;
use Psr\EventDispatcher\EventDispatcherInterface;

final readonly class SubmissionHandler
{
    public function __construct(
        private RateLimit $rateLimit,
        private ConsentCheck $check,
        private Dispatch $dispatch,
        private NoticeCache $notices,
        private FirstSeen $firstSeen,
        private Secrets $secrets,
        private EventDispatcherInterface $events,
        private Clock $clock,
    ) {}

    /**
     * Checks the consent again, keeps the submission in the outbox, and tries to deliver it at once.
     *
     * @return list<FieldError> Why it is not taken, so that nothing is kept; empty when it is stored or will be sent later.
     */
    public function handle(SubmittedForm $form): array
    {
        if (!$this->rateLimit->allows($form->client->address)) {
            return [new FieldError('', RateLimit::CODE)];
        }
        $errors = $this->faults($form);
        return $errors === [] ? $this->send($form, false) : $errors;
    }

    /**
     * As `handle`, for a form whose sender has been let through and is not shown it again: what the bridge refuses stays in
     * the outbox for the administrator.
     *
     * @return list<FieldError> Why it is not taken or was refused.
     */
    public function handleFinally(SubmittedForm $form): array
    {
        $errors = $this->faults($form);
        return $errors === [] ? $this->send($form, true) : $errors;
    }

    /**
     * @return list<FieldError>
     */
    private function faults(SubmittedForm $form): array
    {
        $errors = [];
        foreach ($form->consents as $element => $value) {
            $fault = $this->check->fault($value, $form->place($element));
            $errors = $fault === '' ? $errors : [...$errors, new FieldError($element, $fault)];
        }
        if ($form->consents === []) {
            $errors[] = new FieldError('', 'consent-not-shown');
        }
        return $errors;
    }

    /**
     * @return list<FieldError>
     */
    private function send(SubmittedForm $form, bool $keepsRefused): array
    {
        $decisions = new Decisions($this->tokens($form), $form->consents);
        $event = new BeforeSubmissionIsDeliveredEvent($form->formKey, $form->fields());
        $this->events->dispatch($event);
        $fields = array_intersect_key($event->fields, array_flip(array_column($form->facts->fields, 'name')));
        $isWanted = $this->notices->lastKnown($form->formKey, $decisions->language())->recordsClient ?? false;
        $secret = $this->secrets->attemptSecret();
        $input = $decisions->input($fields);
        $body = [
            'formKey' => $form->formKey,
            'submittedAt' => self::time($this->clock->now()),
            'locale' => $decisions->language(),
            'pageUrl' => $form->pageUrl,
            'fields' => (object) $fields,
            'consents' => $decisions->data(),
            'shown' => ['renderedAt' => self::time($decisions->renderedAt())],
            'client' => $form->client->disclosed($isWanted),
        ];
        try {
            $attempt = $this->dispatch->submit(AttemptKey::of($secret, $input, $this->firstSeen->at($secret, $input)), $body, $keepsRefused);
        } catch (NotKept) {
            return [new FieldError('', 'not-kept')];
        }
        return $attempt?->verdict === Verdict::Refused ? Refusal::errors($attempt, $form, $decisions) : [];
    }

    /**
     * @return array<string,RenderToken> By consent element.
     * @throws InvalidToken Never after the check.
     */
    private function tokens(SubmittedForm $form): array
    {
        $tokens = [];
        foreach ($form->consents as $element => $value) {
            $tokens[$element] = $this->check->token($value, $form->place($element));
        }
        return $tokens;
    }

    /**
     * RFC 3339, UTC.
     */
    private static function time(int $seconds): string
    {
        return gmdate('Y-m-d\TH:i:s\Z', $seconds);
    }
}
