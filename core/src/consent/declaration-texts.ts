import type { Localized } from '../runtime/locale';
import { processorSentence } from '../tenants/processor-statement';

interface FindingTexts {
  readonly message: Localized;
  readonly fix: Localized;
}

/** What to say about each finding; where a sentence is missing, the fix is that sentence. */
export const declarationTexts = {
  'processor-not-named': {
    message: {
      de: 'Die Datenschutzerklärung nennt die Körbler GmbH nicht als Auftragsverarbeiter. Bitte fügen Sie den folgenden Satz ein.',
      en: 'The privacy declaration does not name Körbler GmbH as processor. Please add the following sentence.',
    },
    fix: processorSentence,
  },
  'purpose-missing': {
    message: {
      de: 'Die Datenschutzerklärung sagt nicht erkennbar, zu welchem Zweck die Daten verarbeitet werden.',
      en: 'The privacy declaration does not seem to say for which purpose the data is processed.',
    },
    fix: {
      de: 'Nennen Sie zu jedem Formular den Zweck, zum Beispiel: „Wir verarbeiten Ihre E-Mail-Adresse zu dem Zweck, Ihnen den Newsletter zu senden.“',
      en: 'Name the purpose for each form, for example: “We process your e-mail address for the purpose of sending you the newsletter.”',
    },
  },
  'rights-missing': {
    message: {
      de: 'Die Datenschutzerklärung nennt nicht erkennbar die Rechte der betroffenen Personen.',
      en: 'The privacy declaration does not seem to mention the rights of the persons concerned.',
    },
    fix: {
      de: 'Nennen Sie die Rechte auf Auskunft, Berichtigung, Löschung, Einschränkung, Datenübertragbarkeit, Widerspruch und Widerruf sowie das Beschwerderecht bei der Datenschutzbehörde.',
      en: 'Mention the rights of access, rectification, erasure, restriction, portability, objection and withdrawal, and the right to lodge a complaint with the data protection authority.',
    },
  },
  'draft-unfinished': {
    message: {
      de: 'Im Text stehen noch Stellen des Entwurfs in eckigen Klammern.',
      en: 'The text still holds passages of the draft in square brackets.',
    },
    fix: {
      de: 'Ergänzen Sie, was in eckigen Klammern fehlt, lassen Sie den Text rechtlich prüfen, und löschen Sie dann den Hinweis auf den Entwurf.',
      en: 'Fill in what is missing in square brackets, have a lawyer read the text, then delete the note on the draft.',
    },
  },
} satisfies Record<string, FindingTexts>;

export type DeclarationFindingCode = keyof typeof declarationTexts;
