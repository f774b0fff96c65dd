<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;

final class Findings
{
    /**
     * @param mixed $items As the bridge answers them.
     * @return list<array<string,string>> `{code, severity, field?, message, fix}`.
     */
    public static function of(mixed $items): array
    {
        $findings = [];
        foreach (is_array($items) ? $items : [] as $item) {
            $texts = is_array($item) ? array_filter($item, is_string(...)) : [];
            $findings[] = array_filter($texts, is_string(...), ARRAY_FILTER_USE_KEY);
        }
        return array_values(array_filter($findings, static fn(array $finding): bool => isset($finding['code'])));
    }

    /**
     * A form that the bridge does not even read.
     *
     * @return array<string,string>
     */
    public static function refused(BridgeAnswer $answer): array
    {
        $problem = $answer->data();
        $errors = is_array($problem['errors'] ?? null) ? array_filter($problem['errors'], is_array(...)) : [];
        $detail = $problem['detail'] ?? '';
        return [
            'code' => $answer->problemCode() !== '' ? $answer->problemCode() : "http-$answer->status",
            'severity' => 'block',
            'message' => is_string($detail) ? $detail : '',
            'fix' => implode(' ', array_filter(array_column($errors, 'message'), is_string(...))),
        ];
    }
}
