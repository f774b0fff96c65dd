import type { Locale } from '../../runtime/locale';
import { countryName } from '../countries';
import { missingInProcessorRecord } from '../processor-completeness';
import {
  activityColumns,
  type Activity,
  type ActivityColumn,
  type DirectoryController,
  type ProcessingDirectory,
} from '../types';
import { storagePeriodText } from './storage-period-text';
import { documentWords, processorColumns, type ProcessorColumn } from './words';

/** For one controller, what the processor does (Art. 30(2) GDPR). */
export interface ProcessorRecordEntry {
  readonly controller: DirectoryController;
  /** Categories of processing carried out for this controller (Art. 30(2)(b) GDPR). */
  readonly categories: readonly string[];
  readonly thirdCountry: boolean;
  /** ISO 3166-1 alpha-2 codes. */
  readonly thirdCountries?: readonly string[];
  readonly safeguards?: string;
}

/** The record of one processor (Art. 30(2) GDPR). */
export interface ProcessorRecord {
  readonly processor: DirectoryController;
  readonly entries: readonly ProcessorRecordEntry[];
  readonly measures: string;
}

export interface LabelledText {
  readonly label: string;
  readonly text: string;
}

/** Text or a yes or no; each format shows it in its own way. */
export type DocumentCell = string | boolean;

export interface DocumentColumn {
  readonly key: ActivityColumn | ProcessorColumn;
  readonly heading: string;
  /** Its share of the page's width, in hundredths of the sum. */
  readonly share: number;
}

/** A record of processing activities as it is shown, in one language; every format is written from it. */
export interface DirectoryDocument {
  readonly locale: Locale;
  readonly title: string;
  /** The day of the document, YYYY-MM-DD. */
  readonly date: string;
  readonly owner: string;
  /** What the title page says. */
  readonly facts: readonly LabelledText[];
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly (readonly DocumentCell[])[];
  readonly measures: string;
  /** What is missing or does not match, one sentence or two each. */
  readonly findings: readonly string[];
  /** The complete data, by machine names. */
  readonly data: unknown;
}

const shares: Readonly<Record<ActivityColumn | ProcessorColumn, number>> = {
  name: 8,
  purpose: 11,
  legalBasis: 9,
  dataSubjects: 9,
  dataCategories: 11,
  recipients: 10,
  thirdCountry: 5,
  thirdCountries: 7,
  safeguards: 12,
  storagePeriod: 8,
  impactAssessment: 10,
  controller: 15,
  contact: 20,
  categories: 25,
};

/** The controller's record (Art. 30(1) GDPR). */
export function controllerDocument(directory: ProcessingDirectory, locale: Locale, date: string): DirectoryDocument {
  const words = documentWords[locale];
  const { controller, activities, measures, findings } = directory;
  return {
    locale,
    title: words.title,
    date,
    owner: controller.name,
    facts: [
      ...controllerFacts('controller', controller, locale),
      { label: words.facts.date, text: dayText(date, locale) },
      { label: words.facts.activities, text: String(activities.length) },
    ],
    columns: activityColumns.map((key) => ({ key, heading: words.headings[key], share: shares[key] })),
    rows: activities.map((row) => activityColumns.map((column) => activityCell(row, column, locale))),
    measures,
    findings: findings.map(({ message, fix }) => `${message} ${fix}`),
    data: { view: 'controller', date, ...directory },
  };
}

/** The processor's record (Art. 30(2) GDPR). */
export function processorDocument(record: ProcessorRecord, locale: Locale, date: string): DirectoryDocument {
  const words = documentWords[locale];
  return {
    locale,
    title: words.processorTitle,
    date,
    owner: record.processor.name,
    facts: [
      ...controllerFacts('processor', record.processor, locale),
      { label: words.facts.date, text: dayText(date, locale) },
      { label: words.facts.controllers, text: String(record.entries.length) },
    ],
    columns: processorColumns.map((key) => ({ key, heading: words.processorHeadings[key], share: shares[key] })),
    rows: record.entries.map((entry) => processorCells(entry, locale)),
    measures: record.measures,
    findings: missingInProcessorRecord(record, locale),
    data: { view: 'processor', date, ...record },
  };
}

function activityCell(row: Activity, column: ActivityColumn, locale: Locale): DocumentCell {
  if (column === 'thirdCountries') return countriesText(row.thirdCountries, locale);
  if (column === 'storagePeriod') return storagePeriodText(row.storagePeriod, locale);
  return row[column] ?? '';
}

function processorCells(entry: ProcessorRecordEntry, locale: Locale): readonly DocumentCell[] {
  const { name, ...contact } = entry.controller;
  const { facts } = documentWords[locale];
  const lines = Object.entries(contact).filter(([, text]) => text !== '');
  return [
    name,
    lines.map(([key, text]) => `${facts[key as keyof typeof contact]}: ${text}`).join('\n'),
    entry.categories.join('\n'),
    entry.thirdCountry,
    countriesText(entry.thirdCountries, locale),
    entry.safeguards ?? '',
  ];
}

function controllerFacts(
  role: 'controller' | 'processor',
  { name, ...contact }: DirectoryController,
  locale: Locale,
): readonly LabelledText[] {
  const { facts, notEntered } = documentWords[locale];
  const demanded = ['address', 'email', 'phone', 'website', 'dataProtectionOfficer'] as const;
  const where = (['representative', 'jointControllers'] as const).filter((key) => contact[key]);
  return [
    { label: facts[role], text: name },
    ...[...demanded, ...where].map((key) => ({ label: facts[key], text: contact[key] || notEntered })),
  ];
}

function countriesText(codes: readonly string[] | undefined, locale: Locale): string {
  return (codes ?? []).map((code) => countryName(code, locale)).join('; ');
}

const dayLocales = { de: 'de-AT', en: 'en-GB' } as const;

/** A calendar day as people write it in Austria, or in Europe in English. */
export function dayText(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(dayLocales[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
