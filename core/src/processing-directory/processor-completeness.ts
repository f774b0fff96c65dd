import type { Locale } from '../runtime/locale';
import type { DirectoryController } from './types';

/** What of the processor's record is looked at. */
export interface CheckedRecord {
  readonly processor: DirectoryController;
  readonly entries: readonly {
    readonly controller: DirectoryController;
    readonly categories: readonly string[];
    readonly thirdCountry: boolean;
    readonly safeguards?: string;
  }[];
  readonly measures: string;
}

interface Words {
  readonly contact: (name: string) => string;
  readonly officer: string;
  readonly categories: (name: string) => string;
  readonly safeguards: (name: string) => string;
  readonly measures: string;
}

const words: Readonly<Record<Locale, Words>> = {
  de: {
    contact: (name) => `${name}: Anschrift oder E-Mail-Adresse fehlt (Art. 30 Abs. 2 lit. a DSGVO).`,
    officer:
      'Der Datenschutzbeauftragte ist nicht genannt; ist keiner bestellt, gehört das hierher (Art. 30 Abs. 2 lit. a DSGVO).',
    categories: (name) => `${name}: Keine Kategorie von Verarbeitungen ist genannt (Art. 30 Abs. 2 lit. b DSGVO).`,
    safeguards: (name) => `${name}: Die Garantien für das Drittland fehlen (Art. 30 Abs. 2 lit. c DSGVO).`,
    measures: 'Die Beschreibung der Sicherheitsmaßnahmen fehlt (Art. 30 Abs. 2 lit. d DSGVO).',
  },
  en: {
    contact: (name) => `${name}: the address or e-mail address is missing (Art. 30(2)(a) GDPR).`,
    officer: 'The data protection officer is not named; where there is none, that is to be said (Art. 30(2)(a) GDPR).',
    categories: (name) => `${name}: no category of processing is named (Art. 30(2)(b) GDPR).`,
    safeguards: (name) => `${name}: the safeguards for the third country are missing (Art. 30(2)(c) GDPR).`,
    measures: 'The description of the security measures is missing (Art. 30(2)(d) GDPR).',
  },
};

/** What Art. 30(2) (a)–(d) GDPR demands and the processor's record lacks, one sentence each. */
export function missingInProcessorRecord(
  { processor, entries, measures }: CheckedRecord,
  locale: Locale,
): readonly string[] {
  const says = words[locale];
  return [
    ...(isReachable(processor) ? [] : [says.contact(processor.name)]),
    ...(isBlank(processor.dataProtectionOfficer) ? [says.officer] : []),
    ...entries.flatMap(({ controller, categories, thirdCountry, safeguards }) => [
      ...(isReachable(controller) ? [] : [says.contact(controller.name)]),
      ...(categories.length > 0 ? [] : [says.categories(controller.name)]),
      ...(thirdCountry && isBlank(safeguards) ? [says.safeguards(controller.name)] : []),
    ]),
    ...(isBlank(measures) ? [says.measures] : []),
  ];
}

function isReachable({ address, email }: DirectoryController): boolean {
  return !isBlank(address) && !isBlank(email);
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
