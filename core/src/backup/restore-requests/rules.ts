import type { Localized } from '../../runtime/locale';
import type { FairUse, RestoreRequestState } from './types';

/** One a month: above that the processor asks for the cause before it goes on. Nothing is ever charged without a word. */
const usualPerYear = 12;

/** Recoveries are generally not charged, under fair use (§ Backup of the mission); so they are counted. */
export function fairUse(year: number, count: number): FairUse {
  return { year, count, usual: usualPerYear, exceeded: count > usualPerYear, note };
}

/** What was taken back or refused costs nobody anything. */
export const countedStates: readonly RestoreRequestState[] = ['received', 'done'];

/** States from which a request may still become done, refused or cancelled. */
export const openStates: readonly RestoreRequestState[] = ['received'];

export function isOpen(state: RestoreRequestState): boolean {
  return openStates.includes(state);
}

const note: Localized = {
  de:
    `Wiederherstellungen sind kostenlos, solange sie im üblichen Rahmen bleiben: bis zu ${usualPerYear} im Kalenderjahr. ` +
    'Sind es mehr, melden wir uns bei Ihnen, bevor wir beginnen. Ohne Ihre Zustimmung wird nichts verrechnet.',
  en:
    `Recoveries are free as long as they stay within what is usual: up to ${usualPerYear} in a calendar year. ` +
    'If there are more, we get in touch with you before we begin. Nothing is charged without your agreement.',
};
