<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

use Koerbler\KundenmeisterDataProtection\Token\RenderToken;

/**
 * What was shown and decided at all consent elements of a form together.
 */
final readonly class Decisions
{
    /**
     * @param array<string,RenderToken>  $tokens   By consent element; at least one.
     * @param array<string,ConsentValue> $consents By consent element.
     */
    public function __construct(private array $tokens, private array $consents) {}

    /**
     * The `consents` of POST /v1/submissions: the versions are those that were shown. A text that two elements show counts as
     * agreed to only where both say so.
     *
     * @return list<array{profileId:string,versionId:string,ticked:bool}>
     */
    public function data(): array
    {
        $decided = [];
        foreach ($this->tokens as $element => $token) {
            $ticks = TickCheck::ticks($token->boxes, $this->consents[$element]->ticks);
            foreach ($token->boxes as $box) {
                $ticked = $ticks[$box->profileId] && ($decided[$box->profileId]['ticked'] ?? true);
                $decided[$box->profileId] = ['profileId' => $box->profileId, 'versionId' => $box->versionId, 'ticked' => $ticked];
            }
        }
        return array_values($decided);
    }

    /**
     * Seconds since 1970 at which the last of the texts was shown.
     */
    public function renderedAt(): int
    {
        return max(0, ...array_map(static fn(RenderToken $token): int => $token->issuedAt, array_values($this->tokens)));
    }

    /**
     * @return 'de'|'en' Language in which the first text was shown.
     */
    public function language(): string
    {
        return array_values($this->tokens)[0]->language;
    }

    /**
     * @return string Identifier of the element that showed a profile's text; '' for none.
     */
    public function elementOf(string $profileId): string
    {
        foreach ($this->tokens as $element => $token) {
            if (in_array($profileId, array_column($token->boxes, 'profileId'), true)) {
                return $element;
            }
        }
        return '';
    }

    /**
     * What names this submission for its Idempotency-Key.
     *
     * @param array<string,string> $fields Entries by name.
     */
    public function input(array $fields): SubmissionInput
    {
        $values = array_intersect_key($this->consents, $this->tokens);
        $tokens = array_map(static fn(ConsentValue $value): string => $value->token, $values);
        $ticks = array_merge(...array_map(static fn(ConsentValue $value): array => $value->ticks, array_values($values)));
        return new SubmissionInput(implode(' ', $tokens), $fields, $ticks);
    }
}
