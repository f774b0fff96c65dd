import { __, _n, sprintf } from '@wordpress/i18n';
import type { StoragePeriod, StoragePeriodChoice } from '../../bridge/directory-types';

/** Durations that are always offered, in months. */
const usualMonths = [6, 12, 24, 36, 60, 84, 120];

/** `months-<n>`, `offered-<index>` (of the bridge's own), or one of those where more is to be entered. */
export type StorageChoice =
  `months-${number}` | `offered-${number}` | 'own' | 'until-withdrawal' | 'statutory' | 'other';

/** What the bridge offers beyond plain durations: periods that a law gives. */
function lawful(offered: readonly StoragePeriodChoice[]): readonly StoragePeriodChoice[] {
  return offered.filter(({ storagePeriod: { note, months } }) => note !== undefined && months !== undefined);
}

/** The options of the choice, the bridge's own among them. */
export function storageChoices(offered: readonly StoragePeriodChoice[]): { value: StorageChoice; label: string }[] {
  return [
    { value: 'until-withdrawal', label: __('Until consent is withdrawn', 'kundenmeister-data-protection') },
    ...usualMonths.map((months) => ({ value: `months-${months}` as const, label: durationWords(months) })),
    { value: 'own', label: __('Another number of months', 'kundenmeister-data-protection') },
    ...lawful(offered).map(({ label }, index) => ({ value: `offered-${index}` as const, label })),
    { value: 'statutory', label: __('By law: another period', 'kundenmeister-data-protection') },
    { value: 'other', label: __('Other, described in the note', 'kundenmeister-data-protection') },
  ];
}

/** The choice under which a storage period stands. */
export function choiceOf(period: StoragePeriod, offered: readonly StoragePeriodChoice[]): StorageChoice {
  const { kind, months, note } = period;
  const known = lawful(offered).findIndex(
    ({ storagePeriod: one }) => one.kind === kind && one.months === months && one.note === note,
  );
  if (known >= 0) {
    return `offered-${known}`;
  }
  if (kind !== 'duration') {
    return kind;
  }
  return months !== undefined && usualMonths.includes(months) ? `months-${months}` : 'own';
}

/** The storage period after another choice; a note of one's own stays. */
export function chosen(
  choice: StorageChoice,
  before: StoragePeriod,
  offered: readonly StoragePeriodChoice[],
): StoragePeriod {
  const laws = lawful(offered);
  const isOfLaw = laws.some(({ storagePeriod }) => storagePeriod.note === before.note);
  const note = before.note === undefined || isOfLaw ? {} : { note: before.note };
  const months = before.months === undefined ? {} : { months: before.months };
  const number = Number(choice.split('-').at(-1));
  if (choice.startsWith('offered-')) {
    return { ...(laws[number] as StoragePeriodChoice).storagePeriod };
  }
  if (choice.startsWith('months-')) {
    return { kind: 'duration', months: number, ...note };
  }
  return asksMonths(choice)
    ? { kind: choice === 'own' ? 'duration' : 'statutory', ...months, ...note }
    : { kind: choice as 'until-withdrawal' | 'other', ...note };
}

/** Whether the number of months is to be entered by hand. */
export function asksMonths(choice: StorageChoice): boolean {
  return choice === 'own' || choice === 'statutory';
}

/** Months as people say them: "6 months", "3 years". */
export function durationWords(months: number): string {
  const years = months / 12;
  return Number.isInteger(years)
    ? /* translators: %d: number of years. */
      sprintf(_n('%d year', '%d years', years, 'kundenmeister-data-protection'), years)
    : /* translators: %d: number of months. */
      sprintf(_n('%d month', '%d months', months, 'kundenmeister-data-protection'), months);
}

function byLaw(months: number | undefined): string {
  return months === undefined
    ? __('By law', 'kundenmeister-data-protection')
    : /* translators: %s: a duration, for example “7 years”. */
      sprintf(__('By law: %s', 'kundenmeister-data-protection'), durationWords(months));
}

/** A storage period in words; empty when nothing is said yet. */
export function storageWords({ kind, months, note = '' }: StoragePeriod): string {
  const words = {
    duration: months === undefined ? '' : durationWords(months),
    'until-withdrawal': __('Until consent is withdrawn', 'kundenmeister-data-protection'),
    statutory: byLaw(months),
    other: '',
  }[kind];
  return [words, note].filter((part) => part !== '').join('\n');
}
