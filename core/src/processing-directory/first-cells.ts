import type { Locale } from '../runtime/locale';
import type { Processor } from '../tenants/processor';
import type { GroupUse } from './collected-fields-store';
import { countryName } from './countries';
import { firstWords } from './first-words';
import type { ActivityCells } from './types';

/** As long as a cell may be; the topics and labels it is filled with have shorter limits, but may be many. */
const longestCell = 10_000;

export interface NewGroup {
  readonly name: string;
  /** The language of the cells where no consent profile says another. */
  readonly locale: Locale;
  /** Absent while no consent profile uses the group. */
  readonly use?: GroupUse | undefined;
}

interface Recipient {
  readonly name: string;
  readonly address?: string;
  /** ISO 3166-1 alpha-2; empty while unknown. */
  readonly country: string;
}

/**
 * What a contact group's row says at first, for the controller to check: what consent to this purpose brings with it
 * (Art. 6(1)(a) GDPR, for advertising by mail § 174 TKG 2021), who processes on the controller's behalf, and that data is
 * kept until withdrawal. What nobody can know yet stays empty, and is then a finding.
 */
export function firstCells(
  group: NewGroup,
  processor: Pick<Processor, 'name' | 'country' | 'subProcessors'>,
): ActivityCells {
  const { use } = group;
  const locale = use?.locale ?? group.locale;
  const words = firstWords[locale];
  const recipients = words.recipients(
    place(processor, locale),
    processor.subProcessors.map((recipient) => place(recipient, locale)),
  );
  const kept = { name: group.name, recipients, thirdCountry: false } as const;
  if (!use) return { ...kept, ...unknown };
  return {
    ...kept,
    purpose: cut(words.purpose[use.purpose](use.topic.trim())),
    legalBasis: words.legalBasis[use.purpose],
    dataSubjects: words.dataSubjects[use.purpose],
    dataCategories: cut([...dataKinds(use), ...words.alwaysKept].join(', ')),
    storagePeriod: { kind: 'until-withdrawal' },
    impactAssessment: words.impactAssessment[use.purpose],
  };
}

const unknown = {
  purpose: '',
  legalBasis: '',
  dataSubjects: '',
  dataCategories: '',
  storagePeriod: { kind: 'other' },
  impactAssessment: '',
} as const;

function dataKinds({ fields, locale }: GroupUse): string[] {
  const labels = fields.filter(({ type }) => type !== 'email').map(({ label }) => label.trim());
  return [firstWords[locale].email, ...labels];
}

/** Who it is and where, as far as that is known: an authority asks for the country first (Art. 30(1)(d), (e) GDPR). */
function place({ name, address = '', country }: Recipient, locale: Locale): string {
  return [name, address, country === '' ? '' : countryName(country, locale)].filter((part) => part !== '').join(', ');
}

function cut(text: string): string {
  return text.length <= longestCell ? text : `${text.slice(0, longestCell - 1)}…`;
}
