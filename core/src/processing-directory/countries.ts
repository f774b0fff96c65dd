import countries from 'i18n-iso-countries';
import { locales, type Locale, type Localized } from '../runtime/locale';
import type { CountryChoice } from './types';

/**
 * States of the EEA (EU, Iceland, Liechtenstein, Norway), with the parts of Finland and France that have codes of their
 * own and in which Union law applies (Art. 355(1) and (4) TFEU): data in them is in no third country.
 */
const eea = new Set(
  (
    'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO ' +
    'AX GF GP MQ MF RE YT'
  ).split(' '),
);

const everybody: Localized = { de: '', en: '' };

/**
 * For whom the European Commission has decided that a country protects data adequately (Art. 45(3) GDPR), as of November
 * 2026, by its list at commission.europa.eu, "Adequacy decisions"; the last was Brazil, Decision (EU) 2026/179.
 */
const adequate: Readonly<Record<string, Localized>> = {
  AD: everybody,
  AR: everybody,
  BR: everybody,
  CA: {
    de: 'nur für kommerzielle Organisationen, für die das Gesetz PIPEDA gilt',
    en: 'only for commercial organisations under the PIPEDA act',
  },
  CH: everybody,
  FO: everybody,
  GB: everybody,
  GG: everybody,
  IL: everybody,
  IM: everybody,
  JE: everybody,
  JP: everybody,
  KR: everybody,
  NZ: everybody,
  US: {
    de: 'nur für Unternehmen, die nach dem EU-US Data Privacy Framework zertifiziert sind',
    en: 'only for companies certified under the EU-US Data Privacy Framework',
  },
  UY: everybody,
};

/** Whether a code is one of ISO 3166-1 alpha-2, in upper case. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && countries.isValid(code);
}

/** Whether transfers to this country are transfers to a third country (Chapter V GDPR). */
export function isThirdCountry(code: string): boolean {
  return isCountry(code) && !eea.has(code);
}

/** The country's name; the code itself for one that ISO does not know. */
export function countryName(code: string, locale: Locale): string {
  return countries.getName(code, locale) ?? code;
}

/** All countries of ISO 3166-1 by name, each with whether transfers to it need safeguards. */
export function countryChoices(locale: Locale): readonly CountryChoice[] {
  return choices[locale];
}

const choices = Object.fromEntries(locales.map((locale) => [locale, inOrder(locale)])) as Readonly<
  Record<Locale, readonly CountryChoice[]>
>;

function inOrder(locale: Locale): readonly CountryChoice[] {
  const { compare } = new Intl.Collator(locale);
  return Object.keys(countries.getAlpha2Codes())
    .map((code) => choice(code, locale))
    .sort((one, other) => compare(one.name, other.name));
}

function choice(code: string, locale: Locale): CountryChoice {
  const note = adequate[code]?.[locale];
  const adequacy = eea.has(code) ? 'eea' : note === undefined ? 'none' : 'adequate';
  return { code, name: countryName(code, locale), adequacy, ...(note && { note }) };
}
