<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Texts;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;

/**
 * Saves a consent text, so that nobody overwrites another's change unseen.
 */
final readonly class SaveText
{
    private const PROFILES = '/v1/consent-profiles';

    public function __construct(private Desk $desk, private Labels $labels) {}

    public function save(OpenText $text): SavedText|RefusedText
    {
        $settings = $this->desk->ask('GET', '/v1/data-protection');
        if ($settings->problem !== null) {
            return new RefusedText($text, $settings->problem);
        }
        $company = $settings->text('company', 'name');
        $faults = array_map($this->labels->get(...), TextFaults::in($text->draft, $company));
        if ($faults !== []) {
            return new RefusedText($text, new Problem('field-invalid', '', 422, $faults));
        }
        $notice = $this->cancelNotice($text->draft, $company);
        if ($notice->problem !== null) {
            return new RefusedText($text, $notice->problem);
        }
        $saved = $this->put($text, $text->draft->input($notice->text('cancelNotice')));
        return match (true) {
            $saved->problem === null => new SavedText($saved->text('id'), $text->id === '' || $saved->text('currentVersion') !== $text->version),
            $saved->problem->status === 412 => $this->conflict($text, $saved),
            default => new RefusedText($text, $saved->problem),
        };
    }

    /**
     * @param array<string,mixed> $input As the bridge takes it.
     */
    private function put(OpenText $text, array $input): Reply
    {
        return $text->id === ''
            ? $this->desk->ask('POST', self::PROFILES, [], $input)
            : $this->desk->ask('PUT', self::PROFILES . '/' . rawurlencode($text->id), [], $input, ['If-Match' => $text->revision]);
    }

    /**
     * Our notice is asked for only where none was written.
     */
    private function cancelNotice(TextDraft $draft, string $company): Reply
    {
        $values = $draft->values;
        return trim($values['cancelNotice']) !== ''
            ? new Reply([])
            : $this->desk->ask('POST', self::PROFILES . '/proposal', [], [
                'purpose' => $values['purpose'],
                'topic' => trim($values['topic']),
                'company' => $company,
                'locale' => $values['locale'],
            ]);
    }

    /**
     * What only the other person changed is taken over; the next saving stands on what they saved.
     *
     * @param Reply $refusal A 412, with what is stored now as `current`.
     */
    private function conflict(OpenText $text, Reply $refusal): RefusedText
    {
        $current = is_array($refusal->data['current'] ?? null) ? $refusal->data['current'] : [];
        $stored = new Reply($current, null, '', $refusal->headers);
        $theirs = TextDraft::ofStored($stored);
        $clash = Clash::between($text->start, $text->draft, $theirs);
        $version = $stored->text('currentVersion');
        $open = new OpenText($text->id, $refusal->headers['etag'] ?? '', $version, $theirs, $text->draft->with($theirs, $clash->taken), $stored);
        return new RefusedText($open, null, Conflict::of($clash, $text->draft, $theirs, $version === $text->version ? '' : $this->publisher($text->id, $version)));
    }

    private function publisher(string $id, string $version): string
    {
        foreach ($this->desk->ask('GET', self::PROFILES . '/' . rawurlencode($id) . '/versions')->items() as $published) {
            if (($published['id'] ?? null) === $version) {
                return is_string($published['publishedBy'] ?? null) ? $published['publishedBy'] : '';
            }
        }
        return '';
    }
}
