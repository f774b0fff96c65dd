import { domainToUnicode } from 'node:url';
import type { Locale, Localized, Purpose } from '@kundenmeister/core';

/** What each purpose is called to the person. */
const purposeNames: Readonly<Record<Purpose, Localized>> = {
  newsletter: { de: 'Newsletter', en: 'Newsletter' },
  contact: { de: 'Kontaktaufnahme', en: 'Getting in touch' },
  event: { de: 'Veranstaltungen', en: 'Events' },
  other: { de: 'Weitere Einwilligung', en: 'Other consent' },
};

/** What a consent is about, in a few words. */
export function subjectMatter(purpose: Purpose, topic: string, locale: Locale): string {
  const name = purposeNames[purpose][locale];
  return topic === '' ? name : `${name}: ${topic}`;
}

const times: Readonly<Record<Locale, Intl.DateTimeFormat>> = { de: timesIn('de-AT'), en: timesIn('en-GB') };
const days: Readonly<Record<Locale, Intl.DateTimeFormat>> = { de: daysIn('de-AT'), en: daysIn('en-GB') };

/** Day and time as read in Austria. */
export function timeInWords(time: Date, locale: Locale): string {
  return times[locale].format(time);
}

/** The day as read in Austria. */
export function dayInWords(time: Date, locale: Locale): string {
  return days[locale].format(time);
}

/** An address as its owner writes it: letters such as ü in the domain are stored in their ASCII form (RFC 5891). */
export function addressInWords(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, at)}@${domainToUnicode(email.slice(at + 1))}`;
}

function timesIn(language: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Vienna' });
}

function daysIn(language: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Vienna' });
}
