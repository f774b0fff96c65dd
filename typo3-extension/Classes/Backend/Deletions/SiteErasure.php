<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Deletions;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Consents\LastSearch;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Outbox\PersonRows;

/**
 * Takes what this TYPO3 holds about a person along when the bridge is asked to delete that person (Art. 17 GDPR). A submission
 * that is delivered after the deletion would bring the person back; so the person's are held while the bridge is asked, and
 * deleted as soon as the deletion is certain. Whatever else happens, they wait on as before.
 */
final readonly class SiteErasure
{
    public const BEING_SENT = 'submission-being-sent';
    public const UNKNOWN = 'contact-unknown';

    public function __construct(private PersonRows $rows, private LastSearch $search, private Labels $labels) {}

    /**
     * Asks the bridge, with the person's submissions held.
     *
     * @param string           $email The person's; '' for nobody.
     * @param callable():Reply $ask   Answers with the request as it is then.
     * @return Reply What the bridge said; problem BEING_SENT when it was not asked.
     */
    public function alongWith(#[\SensitiveParameter] string $email, callable $ask): Reply
    {
        $held = $email === '' ? [] : $this->rows->hold($email);
        if ($held === null) {
            return new Reply([], new Problem(self::BEING_SENT, $this->labels->get('deletion.beingSent'), 409));
        }
        $reply = $ask();
        $isCertain = self::isCertain($reply);
        array_map($isCertain ? $this->rows->remove(...) : $this->rows->release(...), $held);
        if ($isCertain && $email !== '') {
            $this->search->forget($email);
        }
        return $reply;
    }

    /**
     * How many submissions of the person wait in this TYPO3.
     */
    public function waiting(#[\SensitiveParameter] string $email): int
    {
        return iterator_count($this->rows->of($email));
    }

    /**
     * Whether the person is, or will be, deleted at the bridge, or is not known there.
     */
    private static function isCertain(Reply $reply): bool
    {
        if ($reply->problem !== null) {
            return $reply->problem->code === self::UNKNOWN;
        }
        return $reply->text('kind') === 'person' && in_array($reply->text('state'), ['scheduled', 'executed'], true);
    }
}
