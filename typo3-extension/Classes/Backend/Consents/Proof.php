<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Consents;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;

/**
 * The proof of one consent.
 */
final class Proof
{
    /**
     * What the visitor sent besides the e-mail address, each under the name that the page gave it.
     *
     * @param Reply $proof Of `GET /v1/consents/{id}`.
     * @return list<array{label:string,value:string}>
     */
    public static function sentBesides(Reply $proof): array
    {
        $submission = is_array($proof->data['submission'] ?? null) ? $proof->data['submission'] : [];
        $fields = is_array($submission['fields'] ?? null) ? $submission['fields'] : [];
        $sent = [];
        foreach (array_diff_key($fields, ['email' => true]) as $name => $value) {
            $label = $proof->text('submission', 'fieldLabels', (string) $name);
            $sent[] = ['label' => $label === '' ? (string) $name : $label, 'value' => is_scalar($value) ? (string) $value : ''];
        }
        return $sent;
    }
}
