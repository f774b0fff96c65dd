<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Deletions;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Clock;

/**
 * Requests to delete, as the sheet shows them.
 */
final readonly class Requests
{
    public function __construct(private Labels $labels, private Clock $clock) {}

    /**
     * The request itself, and what follows from it: `subject` (whom or what it is about, as far as that is still known),
     * `isOpen`, `isHeld` (a legal obligation keeps the data for now, Art. 17(3)(b) GDPR), `clock` (which words its deadline
     * needs), `left` (time left until the promised time, or since) and `isOverdue`.
     *
     * @param array<array-key,mixed> $request The bridge's.
     * @return array<array-key,mixed>
     */
    public function view(array $request): array
    {
        $reply = new Reply($request);
        $state = DeletionState::tryFrom($reply->text('state'));
        $isHeld = $state === DeletionState::Scheduled && strtotime($reply->text('legalHold', 'until')) > $this->clock->now();
        $clock = match (true) {
            $state === DeletionState::AwaitingCostApproval => 'costs',
            $isHeld => 'held',
            $state?->isOpen() === true => 'runs',
            $state === DeletionState::Executed => 'deleted',
            default => 'none',
        };
        $left = TimeLeft::until((int) strtotime($reply->text('dueAt')), $this->clock->now());
        return [
            'subject' => $this->subject($reply, $state),
            'isOpen' => $state?->isOpen() ?? false,
            'isHeld' => $isHeld,
            'clock' => $clock,
            'left' => $clock === 'runs' ? $this->labels->get($left->label, $left->count) : '',
            'isOverdue' => $clock === 'runs' && ($request['overdue'] ?? false) === true,
        ] + $request;
    }

    private function subject(Reply $request, ?DeletionState $state): string
    {
        $email = $request->text('email');
        if ($email !== '') {
            return $email;
        }
        if ($request->text('kind') === 'described') {
            $words = $request->text('description');
            return $words === '' ? $this->labels->get('deletion.subject.described') : $words;
        }
        $records = count($request->items('records'));
        if ($records > 0) {
            return $this->labels->get('deletion.subject.records.' . ($records === 1 ? 'one' : 'other'), $records);
        }
        $contact = $request->text('contactId');
        return $state === DeletionState::Executed || $contact === ''
            ? $this->labels->get('deletion.subject.person')
            : $this->labels->get('deletion.subject.contact', $contact);
    }
}
