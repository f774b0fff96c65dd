import { missingInProcessorRecord, type CheckedRecord } from './processor-completeness';

const reachable = { name: 'Muster GmbH', address: 'Hauptstraße 1', email: 'office@example.org' };
const record: CheckedRecord = {
  processor: { ...reachable, name: 'Körbler GmbH', dataProtectionOfficer: 'keiner bestellt' },
  entries: [{ controller: reachable, categories: ['Newsletter'], thirdCountry: false }],
  measures: 'Zutritt nur mit Schlüssel.',
};
const withEntry = (changed: Partial<CheckedRecord['entries'][number]>): CheckedRecord => ({
  ...record,
  entries: [{ controller: reachable, categories: ['Newsletter'], thirdCountry: false, ...changed }],
});

describe('what the processor’s record lacks (Art. 30(2) GDPR)', () => {
  it('is nothing when it says all that is demanded', () => {
    expect(missingInProcessorRecord(record, 'en')).toEqual([]);
  });

  it.each<[string, CheckedRecord, string]>([
    ['the processor’s address', { ...record, processor: { ...record.processor, address: '' } }, '(a)'],
    ['its data protection officer', { ...record, processor: { ...reachable, name: 'Körbler GmbH' } }, '(a)'],
    ['a controller’s e-mail address', withEntry({ controller: { ...reachable, email: ' ' } }), '(a)'],
    ['a category of processing', withEntry({ categories: [] }), '(b)'],
    ['safeguards for a third country', withEntry({ thirdCountry: true }), '(c)'],
    ['measures', { ...record, measures: '' }, '(d)'],
  ])('is told: %s', (_, incomplete, letter) => {
    const told = missingInProcessorRecord(incomplete, 'en');
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`Art. 30(2)${letter} GDPR`);
    expect(missingInProcessorRecord(incomplete, 'de')[0]).toContain(`lit. ${letter.charAt(1)} DSGVO`);
  });
});
