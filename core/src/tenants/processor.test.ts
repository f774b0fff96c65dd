import { createHash } from 'node:crypto';
import { locales } from '../runtime/locale';
import { processor } from './processor';
import { processorStatement } from './processor-statement';

const { name, statement, subProcessors, agreement } = processor();

describe('the processor', () => {
  it('is named in its statement as processor on the controller’s behalf', () => {
    expect(name).toBe('Körbler GmbH');
    expect(statement.de).toContain(
      'Körbler GmbH erhebt, verarbeitet und nutzt diese Daten in unserem Auftrag als Auftragsverarbeiter.',
    );
    expect(statement.en).toContain('Körbler GmbH collects, processes and uses this data on our behalf as processor.');
  });

  it.each(locales)('names each sub-processor in its statement (%s)', (locale) => {
    expect(subProcessors).toHaveLength(2);
    for (const { name: subProcessor, address } of subProcessors) {
      expect(statement[locale]).toContain(subProcessor);
      expect(statement[locale]).toContain(address);
    }
  });

  it('claims no agreement date that the operator has not entered', () => {
    expect(subProcessors.map(({ agreementDate }) => agreementDate)).toEqual([null, null]);
  });

  it('says nothing of sub-processors when there are none', () => {
    expect(processorStatement([]).de).not.toContain('Unterauftrag');
  });
});

describe('the processor agreement', () => {
  /** GDPR Art. 28(3), its items (a) to (h), and the facts that Körbler publishes. */
  it.each<[string, RegExp, RegExp]>([
    ['subject-matter', /Gegenstand ist/, /Subject-matter is/],
    ['duration', /\. Dauer/, /\. Duration/],
    ['nature and purpose', /Art und Zweck/, /Nature and purpose/],
    ['types of data', /Arten von Daten/, /Types of data/],
    ['categories of persons', /Kategorien betroffener Personen/, /categories of data subjects/],
    [
      'the controller’s rights and duties',
      /Rechte und Pflichten des Verantwortlichen/,
      /Rights and duties of the controller/,
    ],
    ['documented instructions', /dokumentierte Weisung/, /documented instructions/],
    ['third countries', /Drittland/, /third country/],
    ['confidentiality that outlasts the work', /bleibt nach dem Ende der Tätigkeit/, /outlasts the end of their work/],
    ['security', /Art\. 32 DSGVO/, /Art\. 32 GDPR/],
    ['sub-processors with notice and objection', /Einspruch/, /may object/],
    ['help with rights', /Datenübertragbarkeit/, /portability/],
    ['help with further duties', /Art\. 32 bis 36 DSGVO/, /Art\. 32 to 36 GDPR/],
    ['breaches', /Art\. 33 Abs\. 3/, /Art\. 33\(3\)/],
    ['deletion or return', /löscht .* oder\s+gibt sie zurück/, /deletes .* or returns it/],
    ['audits', /Inspektionen/, /inspections/],
    ['unlawful instructions', /rechtswidrig/, /unlawful/],
    ['42 daily backups', /täglich gesichert.*42 Tage/, /backed up daily.*42 days/],
    ['two working days', /2 Arbeitstagen/, /2 working days/],
    [
      'the cost of imprecise deletions',
      /nicht genau bezeichnet sind, entstehen Kosten/,
      /not precisely named causes costs/,
    ],
    ['four reasons for access', /\(a\).*\(b\).*\(c\).*\(d\)/, /\(a\).*\(b\).*\(c\).*\(d\)/],
  ])('covers %s in both languages', (_item, german, english) => {
    expect(agreement.text.de).toMatch(german);
    expect(agreement.text.en).toMatch(english);
  });

  it.each(locales)('names every sub-processor (%s)', (locale) => {
    for (const { name: subProcessor } of subProcessors) expect(agreement.text[locale]).toContain(subProcessor);
  });

  it('has the same numbered clauses in both languages', () => {
    const clauses = (text: string): string[] => text.match(/^\d+\.(?:\d+)?/gm) ?? [];
    expect(clauses(agreement.text.de).length).toBeGreaterThan(30);
    expect(clauses(agreement.text.en)).toEqual(clauses(agreement.text.de));
  });

  it('gets a new version with every change of its words', () => {
    const words = createHash('sha256').update(agreement.text.de).update(agreement.text.en).digest('hex');
    expect({ version: agreement.version, words }).toEqual({
      version: '2026-11',
      words: 'ea00179e39bd2178d1dafc0c562eb74c1b7a994ce4867fc9f8d37bfbfcfacb36',
    });
  });
});
