import { toUSVString } from 'node:util';
import { locales } from '../runtime/locale';
import { processor } from '../tenants/processor';
import { newCells, patchedCells, type CellsPatch } from './cell-rules';
import type { GroupUse } from './collected-fields-store';
import { missingParts } from './completeness';
import { unnamedParts } from './drift';
import { findingInWords } from './finding-words';
import { namesCompany, namesField } from './naming';
import { directoryFindingCodes, type Activity } from './types';

const controller = { name: 'Muster GmbH', address: 'Hauptplatz 1, 8010 Graz', email: 'office@muster.example' };
const complete = {
  name: 'Newsletter',
  purpose: 'Versand',
  legalBasis: 'Einwilligung',
  dataSubjects: 'Abonnenten',
  dataCategories: 'E-Mail-Adresse',
  recipients: 'Körbler GmbH, ITandTEL, Brunner Webhosting',
  storagePeriod: { kind: 'until-withdrawal' },
} as const;

function row(patch: CellsPatch = {}, contactGroupId?: string): Activity {
  const cells = patchedCells(newCells(complete), patch);
  const head = { id: 'r', source: 'own', revision: 1, createdAt: new Date(0), retiredAt: null } as const;
  return { ...head, ...cells, ...(contactGroupId !== undefined && { source: 'contact-group', contactGroupId }) };
}

const missing = (patch: CellsPatch): string[] =>
  missingParts({ controller, measures: 'TLS', activities: [row(patch)] }).map(
    ({ code, column }) => `${code} ${column}`,
  );

describe('What Art. 30(1) GDPR demands', () => {
  it('is all there in a complete row', () => {
    expect(missing({})).toEqual([]);
  });

  it.each([
    [{ name: '' }, 'name-missing name'],
    [{ purpose: ' \n' }, 'purpose-missing purpose'],
    [{ legalBasis: '' }, 'legal-basis-missing legalBasis'],
    [{ dataSubjects: '' }, 'data-subjects-missing dataSubjects'],
    [{ dataCategories: '' }, 'data-categories-missing dataCategories'],
    [{ recipients: '' }, 'recipients-missing recipients'],
    [{ storagePeriod: { kind: 'other' } }, 'storage-period-missing storagePeriod'],
    [{ storagePeriod: { kind: 'duration' } }, 'storage-period-missing storagePeriod'],
    [{ storagePeriod: { kind: 'statutory', note: '§ 132 BAO' } }, 'storage-period-missing storagePeriod'],
    [{ thirdCountry: true, safeguards: 'SCC' }, 'third-countries-missing thirdCountries'],
    [{ thirdCountry: true, thirdCountries: ['IN'] }, 'safeguards-missing safeguards'],
    [{ thirdCountry: true, thirdCountries: ['US'] }, 'safeguards-missing safeguards'],
    [{ thirdCountry: true, thirdCountries: ['CH', 'IN'] }, 'safeguards-missing safeguards'],
  ] as const)('is missed in %j', (patch, finding) => {
    expect(missing(patch)).toEqual([finding]);
  });

  it.each([
    { thirdCountry: true, thirdCountries: ['CH', 'GB'] },
    { thirdCountry: true, thirdCountries: ['US'], safeguards: 'Data Privacy Framework' },
    { storagePeriod: { kind: 'other', note: 'bis zum Vertragsende' } },
    { storagePeriod: { kind: 'duration', months: 12 } },
  ] as const)('is there in %j', (patch) => {
    expect(missing(patch)).toEqual([]);
  });

  it('is missed of the directory as a whole', () => {
    const found = missingParts({ controller: { name: 'Muster' }, measures: '', activities: [] });
    expect(found).toEqual([
      { code: 'controller-incomplete', kind: 'missing' },
      { code: 'measures-missing', kind: 'missing' },
    ]);
  });
});

describe('A cell names a field', () => {
  it.each([
    ['E-Mail-Adresse', 'Ihre E-Mail *', 'text'],
    ['Mailadresse', 'E-Mail', 'email'],
    ['email address', 'Wohin sollen wir schreiben?', 'email'],
    ['Name, Telefonnummer', 'Tel.', 'text'],
    ['Name', 'Vorname', 'text'],
    ['Anschrift', 'PLZ', 'text'],
    ['Geburtstag', 'Geburtsdatum', 'text'],
    ['Inhalt der Anfrage', 'Ihre Nachricht', 'textarea'],
    ['KUNDENNUMMER', 'Kundennummer', 'text'],
    ['bevorzugte Zahlungs-Art', 'Zahlungsart', 'text'],
    ['Kontaktdaten', 'Telefon', 'text'],
  ])('%j: %j', (cell, label, type) => {
    expect(namesField(cell, { label, type })).toBe(true);
  });

  it.each([
    ['E-Mail-Adresse', 'Geburtsdatum', 'text'],
    ['E-Mail-Adresse', 'Adresse', 'text'],
    ['E-Mail-Adresse', 'Telefon', 'text'],
    ['Firmenname', 'Vorname', 'text'],
    ['', 'E-Mail', 'email'],
    ['Name', 'Kundennummer', 'text'],
  ])('but not %j: %j', (cell, label, type) => {
    expect(namesField(cell, { label, type })).toBe(false);
  });
});

describe('A cell names a company', () => {
  it.each([
    ['Koerbler', 'Körbler GmbH'],
    ['KÖRBLER GmbH (Auftragsverarbeiter)', 'Körbler GmbH'],
    ['eww AG', 'eww ag (ITandTEL)'],
    ['Rechenzentrum ITandTEL, Wels', 'eww ag (ITandTEL)'],
  ])('%j: %s', (cell, company) => expect(namesCompany(cell, company)).toBe(true));

  it.each([
    ['Muster GmbH', 'Körbler GmbH'],
    ['Brunner Installationen', 'Brunner Webhosting'],
    ['', 'eww ag (ITandTEL)'],
  ])('but not %j: %s', (cell, company) => expect(namesCompany(cell, company)).toBe(false));
});

describe("What a group's row does not say", () => {
  const use: GroupUse = {
    ...({ purpose: 'newsletter', topic: '', locale: 'de' } as const),
    fields: [
      { label: 'E-Mail', type: 'email' },
      { label: 'Geburtsdatum', type: 'text' },
    ],
  };
  const uses = new Map([['g', use]]);

  it('is each field that a form asks for, and each processor', () => {
    const found = unnamedParts([row({ recipients: 'Körbler GmbH' }, 'g')], uses, processor());
    expect(found.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      'field-not-named Geburtsdatum',
      'recipient-not-named eww ag (ITandTEL)',
      'recipient-not-named Brunner Webhosting',
    ]);
  });

  it('is a third country in which a processor sits', () => {
    const abroad = { name: 'Cloud Inc', address: '', task: '', country: 'US', agreementDate: null };
    const company = { name: 'Körbler GmbH', subProcessors: [abroad] };
    const recipients = 'Körbler, Cloud';
    expect(unnamedParts([row({ recipients }, 'x')], uses, company)).toMatchObject([
      { code: 'recipient-in-third-country', subject: 'Cloud Inc' },
    ]);
    const said = row({ recipients, thirdCountry: true, thirdCountries: ['US'] }, 'x');
    expect(unnamedParts([said], uses, company)).toEqual([]);
  });

  it('is nothing of an own row', () => {
    expect(unnamedParts([row({ recipients: 'keine' })], uses, processor())).toEqual([]);
  });
});

describe.each(locales)('Words of findings (%s)', (locale) => {
  it.each(directoryFindingCodes)('%s has a message and how to mend it', (code) => {
    const { message, fix } = findingInWords({ code, kind: 'missing', subject: 'Telefon' }, 'Newsletter', locale);
    expect(message.length).toBeGreaterThan(15);
    expect(fix.length).toBeGreaterThan(15);
  });

  it('cut a long name of a row', () => {
    const { message } = findingInWords({ code: 'purpose-missing', kind: 'missing' }, '😀'.repeat(5000), locale);
    expect(message.length).toBeLessThan(300);
    expect(toUSVString(message)).toBe(message);
  });
});
