<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Forms;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;

/**
 * A form with what is wrong with it.
 */
final readonly class FormRow
{
    /**
     * @param string                        $state    not-checked, takes-none, could-be-better or in-order.
     * @param list<array<array-key,mixed>>  $fields   `{name, label, required}`.
     * @param list<array<array-key,mixed>>  $findings `{code, severity, message, fix}`.
     * @param list<string>                  $profiles Ids of the consent texts that it shows.
     * @param string                        $place    Where EXT:form keeps it; '' when that is not known.
     * @param string                        $first    The first thing to mend.
     * @param int                           $more     How many further things there are.
     */
    private function __construct(
        public string $key,
        public string $title,
        public string $kind,
        public string $pageUrl,
        public string $state,
        public array $fields,
        public array $findings,
        public array $profiles,
        public string $place,
        public string $first,
        public int $more,
    ) {}

    /**
     * @param array<array-key,mixed> $form As the bridge answers it; without `compliant` where it has not been checked.
     */
    public static function of(string $key, array $form, string $place): self
    {
        $data = new Reply($form);
        $findings = $data->items('findings');
        $title = $data->text('title');
        return new self(
            $key,
            $title === '' ? $key : $title,
            $data->text('kind'),
            $data->text('pageUrl'),
            self::state($form['compliant'] ?? null, $findings !== []),
            $data->items('fields'),
            $findings,
            array_values(array_filter(is_array($form['profiles'] ?? null) ? $form['profiles'] : [], is_string(...))),
            $place,
            $findings === [] ? '' : (new Reply($findings[0]))->text('message'),
            max(0, count($findings) - 1),
        );
    }

    private static function state(mixed $isCompliant, bool $hasFindings): string
    {
        return match (true) {
            $isCompliant === null => 'not-checked',
            $isCompliant !== true => 'takes-none',
            default => $hasFindings ? 'could-be-better' : 'in-order',
        };
    }
}
