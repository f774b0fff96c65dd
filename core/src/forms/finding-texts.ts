import type { Locale } from '../runtime/locale';
import { processorSentence } from '../tenants/processor-statement';
import type { Finding, FindingCode, FindingMessage } from './types';

interface Words {
  readonly message: string;
  readonly fix: string;
}

type WordsByCode = Readonly<Record<FindingCode, (label: string) => Words>>;

const german: WordsByCode = {
  'consent-checkbox-missing': () => ({
    message: 'Das Formular hat kein Kontrollkästchen für die Einwilligung, ohne die es nicht gesendet werden darf.',
    fix: 'Aktivieren Sie das Kontrollkästchen eines Einwilligungstextes, dessen Zweck zum Formular passt, und wählen Sie dort dieses Formular aus.',
  }),
  'privacy-declaration-missing': () => ({
    message: 'Zu einem Einwilligungstext dieses Formulars fehlt die Datenschutzerklärung.',
    fix: 'Hinterlegen Sie beim Einwilligungstext die Datenschutzerklärung als Text oder als Link auf eine bestehende Seite.',
  }),
  'processor-not-named': () => ({
    message: 'Die hinterlegte Datenschutzerklärung nennt die Körbler GmbH nicht als Auftragsverarbeiter.',
    fix: `Fügen Sie der Datenschutzerklärung diesen Satz hinzu: „${processorSentence.de}“`,
  }),
  'only-email-may-be-required': (label) => ({
    message: `Das Feld „${label}“ ist ein Pflichtfeld. Für einen Newsletter darf nur die E-Mail-Adresse verlangt werden.`,
    fix: `Stellen Sie das Feld „${label}“ auf freiwillig oder entfernen Sie es.`,
  }),
  'newsletter-content-missing': () => ({
    message: 'Das Formular sagt nicht, was der Newsletter enthält.',
    fix: 'Tragen Sie beim Einwilligungstext das Thema des Newsletters ein, zum Beispiel „Angebote und Gartentipps“.',
  }),
  'cancel-notice-missing': () => ({
    message: 'Der Hinweis fehlt, dass man die Einwilligung jederzeit widerrufen kann.',
    fix: 'Tragen Sie beim Einwilligungstext den Hinweis zum Widerruf ein oder übernehmen Sie unseren Vorschlag.',
  }),
  'email-field-missing': () => ({
    message: 'Dem Formular fehlt das Pflichtfeld für die E-Mail-Adresse.',
    fix: 'Fügen Sie ein Feld vom Typ E-Mail mit dem Namen „email“ ein und machen Sie es zum Pflichtfeld.',
  }),
  'no-profile': () => ({
    message: 'Dem Formular ist kein Einwilligungstext zugeordnet.',
    fix: 'Legen Sie einen Einwilligungstext an oder öffnen Sie einen bestehenden und wählen Sie dort dieses Formular aus.',
  }),
};

const english: WordsByCode = {
  'consent-checkbox-missing': () => ({
    message: 'The form has no checkbox for the consent without which it may not be sent.',
    fix: 'Activate the checkbox of a consent text whose purpose suits the form, and choose this form there.',
  }),
  'privacy-declaration-missing': () => ({
    message: 'A consent text of this form has no privacy declaration.',
    fix: 'Store the privacy declaration with the consent text, as text or as a link to an existing page.',
  }),
  'processor-not-named': () => ({
    message: 'The stored privacy declaration does not name Körbler GmbH as processor.',
    fix: `Add this sentence to the privacy declaration: “${processorSentence.en}”`,
  }),
  'only-email-may-be-required': (label) => ({
    message: `The field “${label}” is required. A newsletter may ask for nothing but the e-mail address.`,
    fix: `Make the field “${label}” optional or remove it.`,
  }),
  'newsletter-content-missing': () => ({
    message: 'The form does not say what the newsletter contains.',
    fix: 'Enter the newsletter’s topic with the consent text, for example “Offers and gardening tips”.',
  }),
  'cancel-notice-missing': () => ({
    message: 'The notice is missing that consent can be withdrawn at any time.',
    fix: 'Enter the notice on withdrawal with the consent text, or take over our proposal.',
  }),
  'email-field-missing': () => ({
    message: 'The form lacks the required field for the e-mail address.',
    fix: 'Add a field of type e-mail with the name “email” and make it required.',
  }),
  'no-profile': () => ({
    message: 'No consent text is assigned to the form.',
    fix: 'Create a consent text or open an existing one, and choose this form there.',
  }),
};

const words: Readonly<Record<Locale, WordsByCode>> = { de: german, en: english };

/**
 * A finding in plain words, with how to mend it.
 * @param label what the form calls the field that is the cause; its name where there is none.
 */
export function explain(finding: Finding, locale: Locale, label?: string): FindingMessage {
  return { ...finding, ...words[locale][finding.code](label ?? finding.field ?? '') };
}
