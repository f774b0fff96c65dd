import { processorFacts } from '../tenants/processor-facts';
import type { DraftWords } from './declaration-draft';

const { name: processor, backupDays } = processorFacts;

const consent = 'The legal basis is your consent (Art. 6(1)(a) GDPR).';
const days = (count: number): string => (count === 1 ? 'one day' : `${count} days`);
const topicOr = (topic: string, description: string): string => topic || description;

export const englishDraft: DraftWords = {
  title: 'Privacy declaration',
  note:
    '[Draft, made from your settings. It does not replace legal advice: have a lawyer read it, add whatever else your website ' +
    'processes, and then delete this paragraph.]',
  headings: {
    controller: 'Controller',
    officer: 'Data protection officer',
    purposes: 'Purposes and legal bases of the processing',
    data: 'Which data we process',
    recipients: 'Recipients',
    storage: 'Storage period',
    rights: 'Your rights',
    automated: 'Automated decisions',
  },
  missing: {
    company: '[Please add: name, address and e-mail address of the company.]',
    purposes: '[Please add: for which purposes and on which legal basis you process personal data.]',
    forms: '[Please add: which data your forms collect.]',
  },
  contact: ({ name, address, email, phone, website }) =>
    `${name}, ${address}, e-mail: ${email}${phone && `, telephone: ${phone}`}${website && `, ${website}`}`,
  purpose: {
    newsletter: (topic, description) =>
      `Newsletter: we process your details for the purpose of sending you news about ${topicOr(topic, description)} by e-mail. ` +
      'The legal basis is your consent (Art. 6(1)(a) GDPR, § 174 of the Austrian Telecommunications Act 2021).',
    contact: (topic, description) =>
      `Enquiries: we process your details for the purpose of answering your enquiry about ${topicOr(topic, description)}. ${consent}`,
    event: (topic, description) =>
      `Events: we process your details for the purpose of handling your registration for the event “${topicOr(topic, description)}”. ${consent}`,
    other: (topic, description) =>
      `We process your details for this purpose: ${topicOr(topic, description)}. ${consent}`,
  },
  confirmation: 'Your consent takes effect only when you confirm it with the link in our e-mail.',
  proof:
    'So that we can prove your consent, we store when, on which page and in which words you gave, confirmed or withdrew it. The legal ' +
    'basis is our duty to prove it (Art. 6(1)(c) and Art. 7(1) GDPR).',
  client:
    'With it we store your truncated IP address and the identification of your browser. The legal basis is our legitimate interest ' +
    '(Art. 6(1)(f) GDPR) in noticing misuse of our forms and defending claims.',
  form: (title, pageUrl, fields, required) =>
    `Form “${title}” (${pageUrl}): ${fields || 'no personal data'}.` + (required && ` Required: ${required}.`),
  voluntary:
    'You are under no statutory or contractual obligation to provide this data. Without the required details, however, we cannot ' +
    'write to you or answer you.',
  groups: (names) => `We keep your details in these contact groups: ${names}.`,
  place: `${processor} stores the data in Austria. A transfer to a third country or an international organisation is not intended.`,
  storage: ({ unconfirmedDays, keepProofDays }) => [
    'We store your details until the purpose is fulfilled or you withdraw your consent, and then delete them.',
    `If a consent that needs confirmation is not confirmed, we delete the details after ${days(unconfirmedDays)}.`,
    keepProofDays === 0
      ? 'With your details we also delete the proof of consent.'
      : `After deletion we keep the proof of consent, without your name and address, for ${days(keepProofDays)} in order to ` +
        'defend claims (Art. 17(3)(e) GDPR).',
    `Backup copies are overwritten after ${days(backupDays)}.`,
  ],
  rights: (email) => [
    'You have the right of access (Art. 15 GDPR), rectification (Art. 16), erasure (Art. 17), restriction of processing (Art. 18), ' +
      `data portability (Art. 20) and objection (Art. 21). To use them, write to us${email && ` at ${email}`}.`,
    'You can withdraw your consent at any time, for example with the link in every e-mail or with an informal message. What was ' +
      'processed until then remains lawful.',
    'You can lodge a complaint with a supervisory authority, in Austria with the Datenschutzbehörde, Barichgasse 40–42, 1030 Vienna, ' +
      'https://www.dsb.gv.at.',
  ],
  automated: 'We make no decisions based solely on automated processing, including profiling (Art. 22 GDPR).',
};
