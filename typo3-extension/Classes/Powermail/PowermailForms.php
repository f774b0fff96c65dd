<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Powermail;

use In2code\Powermail\Domain\Model\Answer;
use In2code\Powermail\Domain\Model\Field;
use In2code\Powermail\Domain\Model\Form;
use In2code\Powermail\Domain\Model\Mail;
use Koerbler\KundenmeisterDataProtection\Form\FormFacts;
use Koerbler\KundenmeisterDataProtection\Form\FormKeys;
use Koerbler\KundenmeisterDataProtection\Frontend\BoxPlace;
use Koerbler\KundenmeisterDataProtection\Frontend\ConsentPresenter;
use Koerbler\KundenmeisterDataProtection\Frontend\ConsentView;
use Koerbler\KundenmeisterDataProtection\Frontend\Messages;
use Koerbler\KundenmeisterDataProtection\Frontend\Visit;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentCheck;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentPlace;
use Koerbler\KundenmeisterDataProtection\Submission\FieldError;
use Koerbler\KundenmeisterDataProtection\Submission\RateLimit;
use Koerbler\KundenmeisterDataProtection\Submission\SubmissionHandler;
use Koerbler\KundenmeisterDataProtection\Submission\SubmittedForm;
use Psr\Http\Message\ServerRequestInterface;
use Psr\Log\LoggerInterface;
use Symfony\Component\DependencyInjection\Attribute\Autoconfigure;

/**
 * Forms of powermail: what their consent fields show, whether they may be sent, and their hand-over.
 */
#[Autoconfigure(public: true)]
final readonly class PowermailForms
{
    public function __construct(
        private FieldChoices $choices,
        private ConsentPresenter $presenter,
        private ConsentCheck $check,
        private RateLimit $rateLimit,
        private SubmissionHandler $submissions,
        private FormKeys $keys,
        private Messages $messages,
        private LoggerInterface $log,
    ) {}

    /**
     * @param string $prefix Of the names of powermail's inputs.
     */
    public function view(ServerRequestInterface $request, Form $form, Field $field, string $prefix): ConsentView
    {
        $facts = $this->facts($form);
        $marker = $field->getMarker();
        $sent = (new SentConsents($request))->of($facts->identifier, [$marker])[$marker];
        $place = new BoxPlace("powermail_field_$marker", $prefix . '[' . SentConsents::NAME . "][$marker]", $sent->ticks);
        return $this->presenter->present(new Visit($request), $facts, $marker, $place);
    }

    /**
     * Why a form may not be sent, in the visitor's words, by marker of the consent field.
     *
     * @param bool $isLast Whether it is to be sent now, rather than shown for confirmation.
     * @return array<string,string> Empty when it may be sent.
     */
    public function faults(ServerRequestInterface $request, Form $form, bool $isLast): array
    {
        $facts = $this->facts($form);
        $visit = new Visit($request);
        $sent = new SentConsents($request);
        $formKey = $this->keys->of($facts->identifier);
        $faults = [];
        foreach ($sent->of($facts->identifier, self::markers($facts)) as $marker => $value) {
            $fault = $this->check->fault($value, new ConsentPlace($visit->issuer(), $formKey, $marker));
            $faults += $fault === '' ? [] : [$marker => $fault];
        }
        if ($faults === [] && $isLast && !$this->rateLimit->allows($visit->client()->address)) {
            $faults = array_fill_keys(array_slice(self::markers($facts), 0, 1), RateLimit::CODE);
        }
        if ($faults === [] && !$isLast) {
            $sent->keep($facts->identifier);
        }
        return array_map(fn(string $code): string => $this->messages->of(new FieldError('', $code), $visit->siteLanguage()), $faults);
    }

    /**
     * Hands a sent form over, once. A bridge that is away, or a fault of ours, stops nobody.
     */
    public function handOver(ServerRequestInterface $request, Mail $mail): void
    {
        $form = FormReader::formOf($mail);
        $facts = $form === null ? null : $this->facts($form);
        $sent = new SentConsents($request);
        if ($facts === null || $facts->consents === [] || !$sent->exist($facts->identifier)) {
            return;
        }
        $formKey = $this->keys->of($facts->identifier);
        try {
            $errors = $this->submissions->handleFinally($this->submitted($request, $facts, $mail));
            $codes = array_column($errors, 'code');
        } catch (\Throwable $fault) {
            // The message may quote an entry, so that only where it happened is logged.
            $codes = [$fault::class . ' at ' . basename($fault->getFile()) . ':' . $fault->getLine()];
        }
        $sent->forget($facts->identifier);
        if ($codes !== []) {
            $this->log->error('A submission of powermail was not taken.', ['form' => $formKey, 'codes' => $codes]);
        }
    }

    private function submitted(ServerRequestInterface $request, FormFacts $facts, Mail $mail): SubmittedForm
    {
        $visit = new Visit($request);
        $values = [];
        foreach ($mail->getAnswers() as $answer) {
            $field = $answer instanceof Answer ? $answer->getField() : null;
            if ($field !== null) {
                $values[$field->getMarker()] = $answer->getStringValue();
            }
        }
        return new SubmittedForm(
            $this->keys->of($facts->identifier),
            $facts,
            $values,
            (new SentConsents($request))->of($facts->identifier, self::markers($facts)),
            $visit->issuer(),
            $visit->pageUrl(),
            $visit->client(),
        );
    }

    private function facts(Form $form): FormFacts
    {
        $uids = array_map(static fn(Field $field): int => (int) $field->getUid(), FormReader::consentFields($form));
        return FormReader::read($form, $uids === [] ? [] : $this->choices->of($uids));
    }

    /**
     * @return list<string>
     */
    private static function markers(FormFacts $facts): array
    {
        return array_map(strval(...), array_keys($facts->consents));
    }
}
