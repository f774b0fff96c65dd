import type { Locale, Localized } from '@kundenmeister/core';
import { renderPage } from './frame';
import { template, type Html } from './template';

interface Words {
  readonly title: Localized;
  readonly detail: Localized;
}

/** What a visitor can make of each status; whatever is not here reads like 500. */
const words: Readonly<Record<number, Words>> = {
  400: {
    title: { de: 'Das hat nicht geklappt', en: 'That did not work' },
    detail: {
      de: 'Ihre Anfrage ist unvollständig angekommen. Es wurde nichts geändert. Bitte gehen Sie zurück, und versuchen Sie es noch einmal.',
      en: 'Your request arrived incomplete. Nothing was changed. Please go back and try again.',
    },
  },
  404: {
    title: { de: 'Diesen Link gibt es nicht', en: 'There is no such link' },
    detail: {
      de: 'Der Link ist unvollständig, oder die Daten dazu sind schon gelöscht. Bitte öffnen Sie ihn noch einmal aus der E-Mail; manche Programme brechen lange Links um.',
      en: 'The link is incomplete, or what it was about has been deleted. Please open it again from the e-mail; some programs break long links.',
    },
  },
  429: {
    title: { de: 'Bitte warten Sie kurz', en: 'Please wait a moment' },
    detail: {
      de: 'Von Ihrem Anschluss kamen gerade sehr viele Anfragen. Bitte versuchen Sie es in einer Minute noch einmal.',
      en: 'Very many requests came from your connection just now. Please try again in a minute.',
    },
  },
  503: {
    title: { de: 'Gerade nicht erreichbar', en: 'Not available right now' },
    detail: {
      de: 'Wir können Ihre Anfrage gerade nicht bearbeiten. Es wurde nichts geändert. Bitte laden Sie die Seite in einer Minute neu.',
      en: 'We cannot deal with your request right now. Nothing was changed. Please reload the page in a minute.',
    },
  },
};

const unexpected: Words = {
  title: { de: 'Das hat nicht geklappt', en: 'That did not work' },
  detail: {
    de: 'Es ist ein unerwarteter Fehler aufgetreten. Bitte versuchen Sie es später noch einmal.',
    en: 'An unexpected error occurred. Please try again later.',
  },
};

const sameAsBad: ReadonlySet<number> = new Set([405, 413, 415, 422]);

const body = template<{ detail: string }>(`<p>{{detail}}</p>`);

/** A refusal as a page, in words for a visitor. The controller is not named: often it is not known. */
export function problemPage(status: number, locale: Locale): Html {
  const { title, detail } = words[sameAsBad.has(status) ? 400 : status] ?? unexpected;
  return renderPage({ locale, company: undefined, title: title[locale], body: body({ detail: detail[locale] }) });
}
