<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Texts;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;

/**
 * Shows the editor of one consent text, with what was typed and why it was not taken.
 */
final readonly class TextPage
{
    /** Members of the body that have a field of their own. */
    private const FIELDS = ['/description', '/purpose', '/topic', '/locale', '/consentText', '/cancelNotice', '/privacyDeclaration', '/contactGroupId', '/forms'];

    public function __construct(private SheetPage $sheet, private Desk $desk, private TextGround $ground) {}

    public function show(ServerRequestInterface $request, OpenText $text, ?Problem $problem = null, ?Conflict $conflict = null): ResponseInterface
    {
        $draft = $text->draft;
        $ground = $this->ground->of($draft->forms, $draft->values['locale']);
        $proposal = $this->proposal($draft, is_string($ground['company']) ? $ground['company'] : '');
        $page = $this->sheet->open($request, 'texts');
        $page->assignMultiple($ground + [
            'text' => $text,
            'start' => $text->start->carried(),
            'draft' => $draft->values,
            'proposal' => $proposal,
            'notice' => $draft->values['cancelNotice'] === '' ? $proposal['cancelNotice'] : $draft->values['cancelNotice'],
            'stored' => $text->stored?->data,
            'versions' => $this->versions($text->id),
            'problem' => $problem,
            'errors' => $problem?->atFields(self::FIELDS) ?? [],
            'unplaced' => $problem?->besides(self::FIELDS) ?? [],
            'conflict' => $conflict,
        ]);
        return $page->renderResponse('Sheet/Text')->withStatus($problem === null && $conflict === null ? 200 : 422);
    }

    /**
     * Our words for what was typed so far; '' where they cannot be had.
     *
     * @return array{text:string,cancelNotice:string}
     */
    private function proposal(TextDraft $draft, string $company): array
    {
        $values = $draft->values;
        $reply = $this->desk->ask('POST', '/v1/consent-profiles/proposal', [], [
            'purpose' => $values['purpose'],
            'topic' => trim($values['topic']),
            'company' => $company,
            'locale' => $values['locale'],
        ]);
        return ['text' => $reply->text('text'), 'cancelNotice' => $reply->text('cancelNotice')];
    }

    /**
     * Every version that was published, the newest first, and what each changed.
     *
     * @return list<array<array-key,mixed>>
     */
    private function versions(string $id): array
    {
        $versions = $id === '' ? [] : $this->desk->ask('GET', '/v1/consent-profiles/' . rawurlencode($id) . '/versions')->items();
        return array_map(static function (array $version): array {
            $changes = is_array($version['changes'] ?? null) ? array_filter($version['changes'], 'is_array') : [];
            $condensed = array_map(
                static fn(array $change): array => ['segments' => Difference::condensed(is_array($change['segments'] ?? null) ? $change['segments'] : [])] + $change,
                $changes,
            );
            return ['changes' => $condensed] + $version;
        }, $versions);
    }
}
