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
     * @param string                        $state    asks-none, hands-nothing-over, not-checked, takes-none, could-be-better
     *     or in-order.
     * @param list<array<array-key,mixed>>  $fields   `{name, label, required}`.
     * @param list<array<array-key,mixed>>  $findings `{code, severity, message, fix}`.
     * @param list<string>                  $profiles Ids of the consent texts that it shows.
     * @param string                        $place    Where EXT:form keeps it; '' when that is not known.
     * @param string                        $first    The first thing to mend.
     * @param int                           $more     How many further things there are.
     * @param bool                          $takesTexts Whether its consent texts may be chosen here.
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
        public bool $takesTexts,
    ) {}

    /**
     * @param array<array-key,mixed>       $form   As the bridge answers it; without `compliant` where it has not been checked.
     * @param array<string,array<array-key,mixed>> $faults What this site itself finds: a finding by each code.
     */
    public static function of(string $key, array $form, string $place, array $faults = [], bool $takesTexts = false): self
    {
        $data = new Reply($form);
        $findings = [...array_values($faults), ...$data->items('findings')];
        $title = $data->text('title');
        return new self(
            $key,
            $title === '' ? $key : $title,
            $data->text('kind'),
            $data->text('pageUrl'),
            self::state(array_keys($faults), $form['compliant'] ?? null, $findings !== []),
            $data->items('fields'),
            $findings,
            array_values(array_filter(is_array($form['profiles'] ?? null) ? $form['profiles'] : [], is_string(...))),
            $place,
            $findings === [] ? '' : (new Reply($findings[0]))->text('message'),
            max(0, count($findings) - 1),
            $takesTexts,
        );
    }

    /**
     * @param list<string> $faults Codes.
     */
    private static function state(array $faults, mixed $isCompliant, bool $hasFindings): string
    {
        return match (true) {
            in_array('consent-checkbox-missing', $faults, true) => 'asks-none',
            in_array('finisher-missing', $faults, true) => 'hands-nothing-over',
            $isCompliant === null => 'not-checked',
            $isCompliant !== true => 'takes-none',
            default => $hasFindings ? 'could-be-better' : 'in-order',
        };
    }
}
