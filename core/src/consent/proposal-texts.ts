import type { Locale, Localized } from '../runtime/locale';
import type { Purpose } from './types';

/** What a sentence is filled with. */
export interface ProposalFacts {
  readonly company: string;
  readonly topic: string;
}

/** The words of one proposal: the box's label and the sentence on cancelling beside it. */
export interface ProposalWords {
  readonly text: (facts: ProposalFacts) => string;
  readonly cancelNotice: string;
}

/** Shown where company or topic are still empty, so that the gap is seen before it is published. */
export const placeholders: Readonly<Record<keyof ProposalFacts, Localized>> = {
  company: { de: '[Unternehmen]', en: '[company]' },
  topic: { de: '[Thema]', en: '[topic]' },
};

const german: Readonly<Record<Purpose, ProposalWords>> = {
  newsletter: {
    text: ({ company, topic }) =>
      `Ja, ${company} darf mir per E-Mail Neuigkeiten zu ${topic} senden und meine E-Mail-Adresse dafür verarbeiten. ` +
      'Ich kann das jederzeit widerrufen, zum Beispiel über den Link in jeder E-Mail.',
    cancelNotice:
      'Sie können den Newsletter jederzeit kostenlos abbestellen, zum Beispiel über den Link in jeder E-Mail. ' +
      'Was bis dahin verarbeitet wurde, bleibt rechtmäßig.',
  },
  contact: {
    text: ({ company, topic }) =>
      `Ja, ${company} darf meine Angaben verarbeiten, um meine Anfrage zu ${topic} zu beantworten, ` +
      'und mir dazu per E-Mail schreiben. Ich kann das jederzeit widerrufen, zum Beispiel mit einer formlosen E-Mail.',
    cancelNotice:
      'Sie können Ihre Einwilligung jederzeit kostenlos widerrufen, zum Beispiel mit einer formlosen E-Mail an uns. ' +
      'Was bis dahin verarbeitet wurde, bleibt rechtmäßig.',
  },
  event: {
    text: ({ company, topic }) =>
      `Ja, ${company} darf meine Angaben verarbeiten, um meine Anmeldung zur Veranstaltung „${topic}“ abzuwickeln, ` +
      'und mir dazu per E-Mail schreiben. Ich kann das jederzeit widerrufen, zum Beispiel mit einer formlosen E-Mail.',
    cancelNotice:
      'Sie können Ihre Einwilligung jederzeit kostenlos widerrufen, zum Beispiel mit einer formlosen E-Mail an uns. ' +
      'Ihre Anmeldung können wir danach nicht weiter bearbeiten. Was bis dahin verarbeitet wurde, bleibt rechtmäßig.',
  },
  other: {
    text: ({ company, topic }) =>
      `Ja, ${company} darf meine Angaben für diesen Zweck verarbeiten: ${topic}. ` +
      'Ich kann das jederzeit widerrufen, zum Beispiel mit einer formlosen E-Mail.',
    cancelNotice:
      'Sie können Ihre Einwilligung jederzeit kostenlos widerrufen, zum Beispiel mit einer formlosen E-Mail an uns. ' +
      'Was bis dahin verarbeitet wurde, bleibt rechtmäßig.',
  },
};

const english: Readonly<Record<Purpose, ProposalWords>> = {
  newsletter: {
    text: ({ company, topic }) =>
      `Yes, ${company} may send me news about ${topic} by e-mail and process my e-mail address for this. ` +
      'I can withdraw this at any time, for example with the link in every e-mail.',
    cancelNotice:
      'You can cancel the newsletter at any time free of charge, for example with the link in every e-mail. ' +
      'What was processed until then remains lawful.',
  },
  contact: {
    text: ({ company, topic }) =>
      `Yes, ${company} may process my details to answer my enquiry about ${topic} and write to me about it by e-mail. ` +
      'I can withdraw this at any time, for example with an informal e-mail.',
    cancelNotice:
      'You can withdraw your consent at any time free of charge, for example with an informal e-mail to us. ' +
      'What was processed until then remains lawful.',
  },
  event: {
    text: ({ company, topic }) =>
      `Yes, ${company} may process my details to handle my registration for the event “${topic}” ` +
      'and write to me about it by e-mail. I can withdraw this at any time, for example with an informal e-mail.',
    cancelNotice:
      'You can withdraw your consent at any time free of charge, for example with an informal e-mail to us. ' +
      'We can then no longer handle your registration. What was processed until then remains lawful.',
  },
  other: {
    text: ({ company, topic }) =>
      `Yes, ${company} may process my details for this purpose: ${topic}. ` +
      'I can withdraw this at any time, for example with an informal e-mail.',
    cancelNotice:
      'You can withdraw your consent at any time free of charge, for example with an informal e-mail to us. ' +
      'What was processed until then remains lawful.',
  },
};

export const proposalWords: Readonly<Record<Locale, Readonly<Record<Purpose, ProposalWords>>>> = {
  de: german,
  en: english,
};
