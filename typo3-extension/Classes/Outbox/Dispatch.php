<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Outbox;

use Koerbler\KundenmeisterDataProtection\Event\AfterDeliveryAttemptEvent;
use Psr\EventDispatcher\EventDispatcherInterface;

/**
 * Outbox first, then delivery: nothing is lost when the bridge, the network or this process goes away.
 */
final readonly class Dispatch
{
    private const VISITOR_TIMEOUT_SECONDS = 3;
    private const WORKER_TIMEOUT_SECONDS = 10;

    /** A little longer than the first of two can take. */
    private const TWIN_WAIT_SECONDS = 4;
    private const TWIN_LOOK_SECONDS = 0.1;

    public function __construct(
        private Rows $rows,
        private Delivery $delivery,
        private Envelope $envelope,
        private EventDispatcherInterface $events,
    ) {}

    /**
     * Keeps a checked submission encrypted, and tries once while the visitor waits, at most 3 seconds. One that waits here
     * under the same key is not kept again.
     *
     * @param string              $key  Idempotency-Key: the same for the same submission.
     * @param array<string,mixed> $body Body of POST /v1/submissions.
     * @param bool                $keepsRefused Whether the administrator is to see what was refused, as nobody else will.
     * @return Attempt|null What became of it; null when the same submission waits here already. Nothing else is kept of what
     *     was refused.
     * @throws NotKept When it could not be kept, so that it was not sent either.
     */
    public function submit(string $key, array $body, bool $keepsRefused = false): ?Attempt
    {
        ignore_user_abort(true);
        $row = $this->keep($key, $body);
        if ($row === null) {
            return null;
        }
        $attempt = $this->send($row, self::VISITOR_TIMEOUT_SECONDS);
        match (true) {
            $attempt->verdict === Verdict::Waits => $this->postpone($row, $attempt),
            $attempt->verdict === Verdict::Refused && $keepsRefused => $this->rows->refuse($row, $attempt->code),
            default => $this->rows->remove($row),
        };
        return $attempt;
    }

    /**
     * Sends what waits and is due.
     *
     * @param int $limit At most so many rows.
     * @return array{delivered:int,refused:int,waits:int} What became of those tried.
     */
    public function run(int $limit): array
    {
        $this->rows->purge();
        $done = ['delivered' => 0, 'refused' => 0, 'waits' => 0];
        foreach ($this->rows->due($limit) as $id) {
            $row = $this->rows->claim($id);
            $attempt = $row === null ? null : $this->retry($row);
            if ($attempt !== null) {
                $done[$attempt->verdict->value]++;
            }
            if ($attempt?->concernsAll() === true) {
                break;
            }
        }
        return $done;
    }

    /**
     * Keeps it, unless the same submission waits already. While that one is being sent for the first time nobody knows
     * whether it will be refused, so this one waits; when it is gone the bridge says what became of it.
     *
     * @param array<string,mixed> $body Body of POST /v1/submissions.
     */
    private function keep(string $key, array $body): ?OutboxRow
    {
        try {
            $json = json_encode($body, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
        } catch (\JsonException $fault) {
            throw NotKept::by($fault);
        }
        $sealed = $this->envelope->seal($key, $json);
        for ($waited = 0.0; $waited < self::TWIN_WAIT_SECONDS; $waited += self::TWIN_LOOK_SECONDS) {
            $row = $this->rows->add($key, $sealed);
            if ($row !== null || $this->rows->tries($key) > 0) {
                return $row;
            }
            usleep((int) (1000000 * self::TWIN_LOOK_SECONDS));
        }
        return null;
    }

    private function retry(OutboxRow $row): Attempt
    {
        $attempt = $this->send($row, self::WORKER_TIMEOUT_SECONDS);
        match ($attempt->verdict) {
            Verdict::Delivered => $this->rows->remove($row),
            Verdict::Refused => $this->setAside($row, $attempt->code),
            Verdict::Waits => $this->postpone($row, $attempt),
        };
        return $attempt;
    }

    /**
     * Shows the administrator what was refused; of an erased person nothing is kept.
     */
    private function setAside(OutboxRow $row, string $code): void
    {
        if ($code === Verdict::PERSON_ERASED) {
            $this->rows->remove($row);
        } else {
            $this->rows->refuse($row, $code);
        }
    }

    private function send(OutboxRow $row, int $timeout): Attempt
    {
        $body = $this->envelope->open($row);
        $attempt = $body === null
            ? new Attempt(Verdict::Refused, 'unreadable')
            : $this->delivery->attempt($row->idempotencyKey, $body, $timeout);
        $formKey = $body instanceof \stdClass && is_string($body->formKey ?? null) ? $body->formKey : '';
        $this->events->dispatch(AfterDeliveryAttemptEvent::of($formKey, $row->attempts + 1, $attempt));
        return $attempt;
    }

    private function postpone(OutboxRow $row, Attempt $attempt): void
    {
        $delay = Backoff::seconds($row->attempts + 1, random_int(0, 1000) / 1000);
        $this->rows->postpone($row, max($delay, $attempt->retryAfter()), $attempt->code);
    }
}
