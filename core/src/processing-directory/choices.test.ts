import { locales } from '../runtime/locale';
import { newCells } from './cell-rules';
import { directoryChoices } from './choices';
import { isThirdCountry } from './countries';
import { proposeMeasures } from './measures-proposal';

describe.each(locales)('What screens offer (%s)', (locale) => {
  const { countries, safeguards, legalBases, storagePeriods } = directoryChoices(locale);
  const country = (code: string): object | undefined => countries.find((choice) => choice.code === code);

  it('are all countries of ISO 3166-1, each once, by name', () => {
    expect(countries.length).toBeGreaterThanOrEqual(249);
    expect(new Set(countries.map(({ code }) => code)).size).toBe(countries.length);
    const names = countries.map(({ name }) => name);
    expect(names).toEqual([...names].sort(new Intl.Collator(locale).compare));
  });

  it('says of each whether transfers to it need safeguards', () => {
    expect(country('AT')).toMatchObject({ adequacy: 'eea' });
    expect(country('NO')).toMatchObject({ adequacy: 'eea' });
    expect(country('RE')).toMatchObject({ adequacy: 'eea' });
    expect(country('CH')).toEqual({ code: 'CH', name: expect.stringMatching(/^S/) as string, adequacy: 'adequate' });
    expect(country('BR')).toMatchObject({ adequacy: 'adequate' });
    expect(country('US')).toMatchObject({
      adequacy: 'adequate',
      note: expect.stringContaining('Data Privacy Framework') as string,
    });
    expect(country('IN')).toEqual({ code: 'IN', name: expect.stringContaining('Indi') as string, adequacy: 'none' });
  });

  it('has thirty states in the EEA, and seven parts of them with a code of their own', () => {
    expect(countries.filter(({ adequacy }) => adequacy === 'eea')).toHaveLength(37);
    expect(countries.filter(({ adequacy }) => adequacy === 'adequate')).toHaveLength(16);
  });

  it('takes for third countries exactly those outside of the EEA', () => {
    for (const { code, adequacy } of countries)
      expect([code, isThirdCountry(code)]).toEqual([code, adequacy !== 'eea']);
  });

  it('fits into the cells', () => {
    for (const legalBasis of legalBases) expect(newCells({ name: 'x', legalBasis }).legalBasis).toBe(legalBasis);
    for (const text of safeguards) {
      expect(newCells({ name: 'x', thirdCountry: true, safeguards: text }).safeguards).toBe(text);
    }
    for (const { storagePeriod } of storagePeriods) {
      expect(newCells({ name: 'x', storagePeriod }).storagePeriod).toEqual(storagePeriod);
    }
  });

  it('has the seven years of § 132 BAO among the storage periods', () => {
    expect(storagePeriods).toContainEqual(
      expect.objectContaining({
        storagePeriod: { kind: 'statutory', months: 84, note: expect.stringContaining('132') as string },
      }),
    );
  });
});

describe('The proposal of measures', () => {
  it.each([
    ['de', ['Pseudonymisierung', 'Verschlüsselung', 'Vertraulichkeit', 'Integrität', 'Verfügbarkeit', 'Belastbarkeit']],
    ['de', ['Wiederherstellung', 'Überprüfung', 'Weisung', 'ISO/IEC 27001', '42 Tage']],
    ['en', ['Pseudonymisation', 'encryption', 'Confidentiality', 'Integrity', 'Availability', 'resilience']],
    ['en', ['Restoration', 'testing', 'instructions', 'ISO/IEC 27001', '42 days']],
  ] as const)('covers what Art. 32 names (%s): %j', (locale, words) => {
    const text = proposeMeasures(locale);
    for (const word of words) expect(text).toContain(word);
    expect(text.length).toBeLessThan(10_000);
  });
});
