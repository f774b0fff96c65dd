import type { FormField } from '../forms/types';
import type { Locale } from '../runtime/locale';
import { processorStatement } from '../tenants/processor-statement';
import type { DataProtectionSettings, SubProcessor } from '../tenants/types';
import { englishDraft } from './declaration-draft-words.en';
import { germanDraft } from './declaration-draft-words.de';
import type { ConsentProfile, Purpose } from './types';

/** What a controller has told us, and a declaration can be drafted from. */
export interface DraftFacts {
  readonly settings: Pick<DataProtectionSettings, 'company' | 'unconfirmedDays' | 'keepProofDays' | 'recordIp'>;
  readonly profiles: readonly Pick<ConsentProfile, 'purpose' | 'topic' | 'description' | 'doubleOptIn'>[];
  readonly forms: readonly DraftForm[];
  /** Names of the contact groups. */
  readonly groups: readonly string[];
  readonly subProcessors: readonly SubProcessor[];
}

export interface DraftForm {
  readonly title: string;
  readonly pageUrl: string;
  readonly fields: readonly Pick<FormField, 'label' | 'required' | 'personal'>[];
}

/** The words of a draft in one language; every value comes in one line. */
export interface DraftWords {
  readonly title: string;
  readonly note: string;
  readonly headings: Readonly<
    Record<'controller' | 'officer' | 'purposes' | 'data' | 'recipients' | 'storage' | 'rights' | 'automated', string>
  >;
  readonly missing: Readonly<Record<'company' | 'purposes' | 'forms', string>>;
  readonly contact: (company: {
    name: string;
    address: string;
    email: string;
    phone: string;
    website: string;
  }) => string;
  readonly purpose: Readonly<Record<Purpose, (topic: string, description: string) => string>>;
  readonly confirmation: string;
  readonly proof: string;
  readonly client: string;
  readonly form: (title: string, pageUrl: string, fields: string, required: string) => string;
  readonly voluntary: string;
  readonly groups: (names: string) => string;
  readonly place: string;
  readonly storage: (periods: DraftPeriods) => readonly string[];
  readonly rights: (email: string) => readonly string[];
  readonly automated: string;
}

export interface DraftPeriods {
  readonly unconfirmedDays: number;
  readonly keepProofDays: number;
}

const words: Readonly<Record<Locale, DraftWords>> = { de: germanDraft, en: englishDraft };

/**
 * A privacy declaration with every item of GDPR Art. 13(1) and (2) that the controller's settings tell. It begins with a
 * note that it is a draft which a lawyer should read; what is unknown stands in square brackets (`draft-unfinished`).
 */
export function draftDeclaration(
  { settings, profiles, forms, groups, subProcessors }: DraftFacts,
  locale: Locale,
): string {
  const say = words[locale];
  const { headings } = say;
  const { company } = settings;
  const officer = oneLine(company?.dataProtectionOfficer);
  const email = oneLine(company?.email);
  return [
    say.note,
    say.title,
    ...section(headings.controller, [company ? say.contact(inOneLine(company)) : say.missing.company]),
    ...(officer === '' ? [] : section(headings.officer, [officer])),
    ...section(headings.purposes, purposeParagraphs(profiles, settings.recordIp, say)),
    ...section(headings.data, [...formParagraphs(forms, say), say.voluntary]),
    ...section(headings.recipients, [
      processorStatement(subProcessors)[locale],
      ...(groups.length > 0 ? [say.groups(groups.map(oneLine).join(', '))] : []),
      say.place,
    ]),
    ...section(headings.storage, say.storage(settings)),
    ...section(headings.rights, say.rights(email)),
    ...section(headings.automated, [say.automated]),
  ].join('\n\n');
}

function section(heading: string, paragraphs: readonly string[]): string[] {
  return [heading, ...paragraphs];
}

function purposeParagraphs(profiles: DraftFacts['profiles'], recordIp: boolean, say: DraftWords): string[] {
  const sentences = profiles.map(({ purpose, topic, description, doubleOptIn }) => {
    const sentence = say.purpose[purpose](withoutFinalStop(oneLine(topic)), oneLine(description));
    return doubleOptIn ? `${sentence} ${say.confirmation}` : sentence;
  });
  const told = sentences.length > 0 ? [...new Set(sentences)] : [say.missing.purposes];
  return [...told, say.proof, ...(recordIp ? [say.client] : [])];
}

function formParagraphs(forms: readonly DraftForm[], say: DraftWords): string[] {
  if (forms.length === 0) return [say.missing.forms];
  return forms.map(({ title, pageUrl, fields }) => {
    const personal = fields.filter((field) => field.personal);
    const labels = (some: typeof personal): string => some.map(({ label }) => oneLine(label)).join(', ');
    return say.form(oneLine(title), pageUrl, labels(personal), labels(personal.filter((field) => field.required)));
  });
}

function inOneLine(company: NonNullable<DataProtectionSettings['company']>): Parameters<DraftWords['contact']>[0] {
  const { name, address, email, phone, website } = company;
  return {
    name: oneLine(name),
    address: oneLine(address.replace(/\s*\n\s*/g, ', ')),
    email: oneLine(email),
    phone: oneLine(phone),
    website: oneLine(website),
  };
}

function oneLine(value: string | undefined): string {
  return (value ?? '').replace(/\s+/g, ' ').trim();
}

function withoutFinalStop(value: string): string {
  return value.replace(/\s*\.$/, '');
}
