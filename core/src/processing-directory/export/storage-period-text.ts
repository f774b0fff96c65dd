import type { Locale } from '../../runtime/locale';
import type { StoragePeriod } from '../types';

interface PeriodWords {
  readonly year: readonly [one: string, more: string];
  readonly month: readonly [one: string, more: string];
  readonly untilWithdrawal: string;
  readonly fromYearsEnd: string;
  readonly someDuration: string;
  readonly someStatute: string;
}

const words: Readonly<Record<Locale, PeriodWords>> = {
  de: {
    year: ['Jahr', 'Jahre'],
    month: ['Monat', 'Monate'],
    untilWithdrawal: 'bis zum Widerruf',
    fromYearsEnd: 'ab Ende des Kalenderjahres',
    someDuration: 'bestimmte Dauer',
    someStatute: 'gesetzliche Frist',
  },
  en: {
    year: ['year', 'years'],
    month: ['month', 'months'],
    untilWithdrawal: 'until withdrawal',
    fromYearsEnd: 'from the end of the calendar year',
    someDuration: 'certain duration',
    someStatute: 'statutory period',
  },
};

/** A storage period in words: "3 Jahre", "bis zum Widerruf", "7 Jahre ab Ende des Kalenderjahres (§ 132 BAO)". */
export function storagePeriodText({ kind, months, note }: StoragePeriod, locale: Locale): string {
  if (kind === 'other') return note ?? '';
  const { untilWithdrawal, fromYearsEnd, someDuration, someStatute } = words[locale];
  const length = months === undefined ? undefined : lengthText(months, words[locale]);
  const statutory = length === undefined ? someStatute : `${length} ${fromYearsEnd}`;
  const text = { 'until-withdrawal': untilWithdrawal, duration: length ?? someDuration, statutory }[kind];
  return note ? `${text} (${note})` : text;
}

function lengthText(months: number, { year, month }: PeriodWords): string {
  const [count, [one, more]] = months % 12 === 0 ? [months / 12, year] : [months, month];
  return `${count} ${count === 1 ? one : more}`;
}

/** The period that words in German or English say; words that no rule knows are kept as the controller's own. */
export function readStoragePeriod(text: string): StoragePeriod {
  const [, said = '', note] = /^(.*?)(?: \(([\s\S]*)\))?$/s.exec(text.trim()) ?? [];
  const period = readPeriod(said.toLowerCase());
  if (!period) return text.trim() === '' ? { kind: 'other' } : { kind: 'other', note: text };
  return { ...period, ...(note && { note }) };
}

function readPeriod(said: string): StoragePeriod | undefined {
  const all = Object.values(words);
  if (all.some(({ untilWithdrawal }) => said === untilWithdrawal.toLowerCase())) return { kind: 'until-withdrawal' };
  if (all.some(({ someDuration }) => said === someDuration)) return { kind: 'duration' };
  if (all.some(({ someStatute }) => said === someStatute.toLowerCase())) return { kind: 'statutory' };
  const length =
    /^(\d{1,4}) (jahre?|years?|monate?|months?)( ab ende des kalenderjahres| from the end of the calendar year)?$/.exec(
      said,
    );
  const months = Number(length?.[1]) * (/^[jy]/.test(length?.[2] ?? '') ? 12 : 1);
  if (!length || months < 1 || months > 1200) return undefined;
  return { kind: length[3] ? 'statutory' : 'duration', months };
}
