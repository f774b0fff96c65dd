import type { Localized } from '../runtime/locale';
import { englishAgreement } from './processor-agreement-text.en';
import { germanAgreement } from './processor-agreement-text.de';

/** A heading and the paragraphs below it. */
export interface AgreementSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** The words of an agreement in one language. */
export interface Agreement {
  readonly title: string;
  readonly sections: readonly AgreementSection[];
}

/** The agreement between controller and processor (GDPR Art. 28(3)) as plain text, numbered, one blank line between paragraphs. */
export const agreementText: Localized = { de: plain(germanAgreement), en: plain(englishAgreement) };

function plain({ title, sections }: Agreement): string {
  const numbered = sections.map(({ heading, paragraphs }, index) => {
    const number = index + 1;
    const clauses = paragraphs.map((paragraph, at) => `${number}.${at + 1} ${paragraph}`);
    return [`${number}. ${heading}`, ...clauses].join('\n\n');
  });
  return [title, ...numbered].join('\n\n');
}
