<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

use Koerbler\KundenmeisterDataProtection\Outbox\Attempt;

/**
 * What the bridge refused, at the elements that it concerns.
 */
final class Refusal
{
    /**
     * @param Attempt       $attempt   Refused.
     * @param SubmittedForm $form      What was sent.
     * @param Decisions     $decisions Its consent.
     * @return list<FieldError> At least one.
     */
    public static function errors(Attempt $attempt, SubmittedForm $form, Decisions $decisions): array
    {
        $problem = $attempt->answer?->data() ?? [];
        $errors = [];
        foreach (is_array($problem['errors'] ?? null) ? $problem['errors'] : [] as $entry) {
            if (is_array($entry) && is_string($entry['pointer'] ?? null)) {
                $text = is_string($entry['message'] ?? null) ? $entry['message'] : '';
                $errors[] = self::error($entry['pointer'], $text, $attempt->code, $form, $decisions);
            }
        }
        return $errors === [] ? [new FieldError('', $attempt->code)] : $errors;
    }

    /**
     * @param string $pointer JSON pointer (RFC 6901) into what was sent.
     * @param string $text    The bridge's sentence.
     * @param string $code    The problem's code.
     */
    private static function error(string $pointer, string $text, string $code, SubmittedForm $form, Decisions $decisions): FieldError
    {
        $path = array_map(static fn(string $part): string => strtr($part, ['~1' => '/', '~0' => '~']), explode('/', ltrim($pointer, '#/')));
        $name = $path[1] ?? '';
        if ($path[0] === 'consents') {
            $profile = ctype_digit($name) ? ($decisions->data()[(int) $name]['profileId'] ?? '') : '';
            return new FieldError($decisions->elementOf($profile), $code, '', $text);
        }
        foreach ($path[0] === 'fields' ? $form->facts->fields : [] as $field) {
            if ($field->name === $name) {
                return new FieldError($field->identifier, $code, $field->label, $text);
            }
        }
        return new FieldError('', $code, '', $text);
    }
}
