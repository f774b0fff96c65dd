import type { Localized } from '../runtime/locale';

/** Why a linked privacy declaration could not be read, in words for its owner. */
export const pageFailureTexts = {
  'address-not-allowed': {
    de: 'Erlaubt sind nur Adressen mit http:// oder https://, ohne Benutzernamen und mit dem üblichen Port (80 oder 443).',
    en: 'Only addresses with http:// or https:// are allowed, without a user name and with the usual port (80 or 443).',
  },
  'address-not-public': {
    de: 'Diese Adresse führt in ein privates Netz. Die Datenschutzerklärung muss öffentlich erreichbar sein.',
    en: 'This address leads into a private network. The privacy declaration must be publicly reachable.',
  },
  'host-unknown': {
    de: 'Diesen Server gibt es nicht. Bitte prüfen Sie, ob sich ein Tippfehler eingeschlichen hat.',
    en: 'There is no such server. Please check the address for a typing mistake.',
  },
  'connection-failed': {
    de: 'Der Server dieser Adresse antwortet nicht.',
    en: 'The server of this address does not answer.',
  },
  'certificate-invalid': {
    de: 'Das Zertifikat des Servers ist ungültig oder abgelaufen.',
    en: 'The server’s certificate is invalid or has expired.',
  },
  'too-slow': {
    de: 'Die Seite wurde nicht innerhalb von fünf Sekunden geladen.',
    en: 'The page did not load within five seconds.',
  },
  'too-many-redirects': {
    de: 'Die Adresse leitet zu oft oder im Kreis weiter. Bitte geben Sie die Adresse an, bei der man ankommt.',
    en: 'The address redirects too often or in a circle. Please give the address that one arrives at.',
  },
  'page-missing': {
    de: 'Unter dieser Adresse liefert der Server keine Seite, sondern einen Fehler. Bitte prüfen Sie, ob die Seite veröffentlicht ist.',
    en: 'The server answers this address with an error instead of a page. Please check that the page is published.',
  },
  'page-too-large': {
    de: 'Die Seite ist größer als 2 MiB. Geprüft werden kann nur eine kleinere.',
    en: 'The page has more than 2 MiB. Only a smaller one can be checked.',
  },
  'page-not-text': {
    de: 'Unter dieser Adresse liegt kein lesbarer Text. Geprüft werden HTML-Seiten und einfacher Text.',
    en: 'There is no readable text at this address. Pages in HTML and plain text can be checked.',
  },
} satisfies Record<string, Localized>;

export type PageFailure = keyof typeof pageFailureTexts;

/** What reading a page came to: its text or HTML, or why there is none. */
export type PageOutcome = { readonly text: string } | { readonly failure: PageFailure };

/** Reads a page from outside; never rejects. */
export type ReadPage = (url: string) => Promise<PageOutcome>;
