<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Finisher;

use Koerbler\KundenmeisterDataProtection\Frontend\Redisplay;
use Koerbler\KundenmeisterDataProtection\Frontend\SubmittedFormFactory;
use Koerbler\KundenmeisterDataProtection\Notice\NoticeCache;
use Koerbler\KundenmeisterDataProtection\Submission\FieldError;
use Koerbler\KundenmeisterDataProtection\Submission\RateLimit;
use Koerbler\KundenmeisterDataProtection\Submission\SubmissionHandler;
use Koerbler\KundenmeisterDataProtection\Submission\SubmittedForm;
use Psr\Log\LoggerInterface;
use TYPO3\CMS\Form\Domain\Finishers\AbstractFinisher;

/**
 * Hands a submission with its consent over. Must come first: when it is not taken the form is shown again, and no finisher
 * after this one runs. A bridge that is away stops nobody.
 */
final class KundenMeisterFinisher extends AbstractFinisher
{
    public function __construct(
        private readonly SubmittedFormFactory $forms,
        private readonly SubmissionHandler $submissions,
        private readonly NoticeCache $notices,
        private readonly Redisplay $redisplay,
        private readonly LoggerInterface $log,
    ) {}

    protected function executeInternal(): ?string
    {
        $form = $this->forms->of($this->finisherContext->getFormRuntime());
        $errors = $this->take($form);
        if ($errors === []) {
            return null;
        }
        $codes = array_column($errors, 'code');
        $this->log->notice('A submission was not taken.', ['form' => $form->formKey, 'codes' => $codes]);
        if ($codes !== [RateLimit::CODE]) { // a flood must not reach the bridge as questions for the form's notice
            $this->notices->expire($form->formKey);
        }
        $this->finisherContext->cancel();
        return $this->redisplay->show($this->finisherContext->getFormRuntime(), $errors);
    }

    /**
     * @return list<FieldError> Empty when it was taken. A fault of ours is said to the visitor, who can try again.
     */
    private function take(SubmittedForm $form): array
    {
        try {
            return $this->submissions->handle($form);
        } catch (\Throwable $fault) {
            // The message may quote an entry, so that only where it happened is logged.
            $this->log->error('A submission could not be kept.', ['form' => $form->formKey, 'fault' => $fault::class, 'at' => basename($fault->getFile()) . ':' . $fault->getLine()]);
            return [new FieldError('', 'not-kept')];
        }
    }
}
