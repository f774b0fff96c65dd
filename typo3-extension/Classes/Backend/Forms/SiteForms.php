<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Forms;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;

/**
 * The forms that TYPO3 has registered with the bridge, with what the bridge finds wrong with each.
 */
final readonly class SiteForms
{
    private const FORMS = '/v1/forms';

    public function __construct(private Desk $desk) {}

    public function all(): Reply
    {
        $reply = $this->desk->askAll(self::FORMS);
        return $reply->problem === null ? new Reply(array_map(self::withState(...), $reply->items())) : $reply;
    }

    public function one(string $formKey): Reply
    {
        $reply = $this->desk->ask('GET', self::FORMS . '/' . rawurlencode($formKey));
        return $reply->problem === null ? new Reply(self::withState($reply->data)) : $reply;
    }

    /**
     * Whether a form is registered; false also while that cannot be known.
     */
    public function exist(): bool
    {
        return $this->desk->ask('GET', self::FORMS, ['limit' => '1'])->items('items') !== [];
    }

    /**
     * @param array<array-key,mixed> $form Of the bridge.
     * @return array<array-key,mixed> With `state`: takes-none, in-order or could-be-better; and `first`, `more`: the first thing to mend, and how many more.
     */
    public static function withState(array $form): array
    {
        $findings = (new Reply($form))->items('findings');
        $state = match (true) {
            ($form['compliant'] ?? false) !== true => 'takes-none',
            $findings === [] => 'in-order',
            default => 'could-be-better',
        };
        return ['state' => $state, 'first' => $findings[0]['message'] ?? '', 'more' => max(0, count($findings) - 1)] + $form;
    }
}
