import type { BackupAlarm, BackupStanding } from '../backup/types';
import type { Locale, Localized } from '../runtime/locale';
import type { BackupSummary } from './types';

/** More days than this are only counted. */
const datesShown = 5;

/** How the backups stand, in the reader's language. */
export function backupSummary({ kept, newest, verifiedAt, alarms }: BackupStanding, locale: Locale): BackupSummary {
  return {
    ...{ kept, verifiedAt, newest: newest?.date ?? null },
    findings: alarms.map(({ code, dates }) => {
      const { message, fix } = words[code];
      return {
        ...{ code, severity: 'warn' },
        message: message[locale].replace('{dates}', () => datesIn(dates, locale)),
        fix: fix[locale],
      };
    }),
  };
}

function datesIn(dates: readonly string[], locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === 'de' ? 'de-AT' : 'en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
  const shown = dates.slice(-datesShown).map((date) => format.format(Date.parse(date)));
  const more = dates.length - shown.length;
  const rest = more > 0 ? [locale === 'de' ? `${more} weitere` : `${more} more`] : [];
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format([...shown, ...rest]);
}

const informed: Localized = {
  de: 'Sie müssen nichts tun: Körbler GmbH ist verständigt und kümmert sich darum.',
  en: 'There is nothing for you to do: Körbler GmbH is informed and takes care of it.',
};

const past: Localized = {
  de: 'Ihre Daten selbst sind davon nicht betroffen. Eine Wiederherstellung ist von den anderen Tagen möglich.',
  en: 'Your data themselves are not affected. A recovery is possible from the other days.',
};

const words: Readonly<Record<BackupAlarm['code'], { readonly message: Localized; readonly fix: Localized }>> = {
  'backup-none': {
    message: { de: 'Ihre Daten wurden noch nie gesichert.', en: 'Your data have never been backed up yet.' },
    fix: informed,
  },
  'backup-missing': {
    message: {
      de: 'Von diesen Tagen gibt es keine Sicherung: {dates}.',
      en: 'There is no backup of these days: {dates}.',
    },
    fix: past,
  },
  'backup-failed': {
    message: {
      de: 'An diesen Tagen ist die Sicherung fehlgeschlagen: {dates}.',
      en: 'The backup of these days failed: {dates}.',
    },
    fix: past,
  },
  'backup-unverified': {
    message: {
      de: 'Die letzten Sicherungen wurden noch nicht probeweise wiederhergestellt: {dates}.',
      en: 'The latest backups have not been restored for trial yet: {dates}.',
    },
    fix: informed,
  },
};
