<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Deletions;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;

/**
 * The one person whom a request is about, and what would be lost.
 */
final readonly class Persons
{
    private const ID = '/^[A-Za-z0-9_-]{1,64}$/D';

    public function __construct(private Desk $desk, private SiteErasure $site) {}

    /**
     * @param string $asked Whole e-mail address, or number of a contact.
     * @return array{found:array<string,mixed>|null,problem:Problem|null} Of nobody found the members are null.
     */
    public function find(#[\SensitiveParameter] string $asked): array
    {
        $isAddress = str_contains($asked, '@');
        $id = $isAddress ? $this->idOf($asked) : new Reply(preg_match(self::ID, $asked) === 1 ? ['id' => $asked] : []);
        $contact = $id->text('id') === '' ? $id : $this->desk->ask('GET', '/v1/contacts/' . rawurlencode($id->text('id')));
        $email = $contact->text('email');
        $consents = $email === '' ? new Reply([]) : $this->desk->askAll('/v1/consents', ['email' => $email]);
        $problem = $contact->problem?->status === 404 ? null : $contact->problem ?? $consents->problem;
        if ($problem !== null) {
            return ['found' => null, 'problem' => $problem];
        }
        $waiting = $this->site->waiting($email === '' && $isAddress ? $asked : $email);
        return ['found' => $email === '' && $waiting === 0 ? null : $this->facts($contact, $consents->items(), $waiting, $asked), 'problem' => null];
    }

    /**
     * @param list<array<array-key,mixed>> $consents Of the person.
     * @param int                          $waiting  Submissions that wait here.
     * @return array<string,mixed>
     */
    private function facts(Reply $contact, array $consents, int $waiting, string $asked): array
    {
        $email = $contact->text('email');
        $holds = array_filter($contact->items('bases'), static fn(array $basis): bool => ($basis['kind'] ?? '') === 'legal-obligation');
        return [
            'isKnown' => $email !== '',
            'email' => $email === '' ? $asked : $email,
            'createdAt' => $contact->text('createdAt'),
            'groups' => $contact->items('groups'),
            'holds' => array_values($holds),
            'consents' => $consents,
            'entries' => FormEntries::of($consents),
            'waiting' => $waiting,
        ];
    }

    /**
     * The contact with this address; without an id when there is none.
     */
    private function idOf(string $email): Reply
    {
        $found = $this->desk->ask('GET', '/v1/contacts', ['email' => $email]);
        return $found->problem === null ? new Reply($found->items('items')[0] ?? []) : $found;
    }
}
