import type { Purpose } from '../consent/types';
import type { Locale } from '../runtime/locale';

const openings: Readonly<Record<Locale, Readonly<Record<Purpose, string>>>> = {
  de: {
    newsletter: 'Der Newsletter enthält',
    contact: 'Ihre Anfrage betrifft',
    event: 'Die Anmeldung gilt für',
    other: 'Ihre Angaben verwenden wir für',
  },
  en: {
    newsletter: 'The newsletter contains',
    contact: 'Your enquiry is about',
    event: 'The registration is for',
    other: 'We use your details for',
  },
};

/** What a person can expect from a form before filling it in; empty without a topic. */
export function contentNotice(purpose: Purpose, topic: string, locale: Locale): string {
  const content = topic.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return content === '' ? '' : `${openings[locale][purpose]}: ${content}.`;
}
