import countries from 'i18n-iso-countries';

/** Member states of the EEA (EU, Iceland, Liechtenstein, Norway): data in them is in no third country. */
const eea = new Set(
  (
    'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE ' + // EU
    'IS LI NO'
  ).split(' '),
);

/** Whether a code is one of ISO 3166-1 alpha-2, in upper case. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && countries.isValid(code);
}

/** Whether transfers to this country are transfers to a third country (Chapter V GDPR). */
export function isThirdCountry(code: string): boolean {
  return isCountry(code) && !eea.has(code);
}
