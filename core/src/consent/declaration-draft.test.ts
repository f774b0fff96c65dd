import fc from 'fast-check';
import { locales } from '../runtime/locale';
import { processor } from '../tenants/processor';
import { checkDeclaration } from './declaration-check';
import { draftDeclaration, type DraftFacts } from './declaration-draft';
import { purposes } from './types';

const { subProcessors } = processor();

const facts: DraftFacts = {
  settings: {
    company: {
      name: 'Muster GmbH',
      address: 'Hauptstraße 1\n8010 Graz',
      email: 'office@muster.example',
      phone: '+43 316 1',
      dataProtectionOfficer: 'Dr. Vera Schutz, schutz@muster.example',
    },
    unconfirmedDays: 5,
    keepProofDays: 730,
    recordIp: true,
  },
  profiles: [
    { purpose: 'newsletter', topic: 'Gartenmöbel.', description: 'Newsletter', doubleOptIn: true },
    { purpose: 'event', topic: 'Sommerfest', description: 'Anmeldung', doubleOptIn: false },
  ],
  forms: [
    {
      title: 'Anmeldung zum Newsletter',
      pageUrl: 'https://muster.example/newsletter',
      fields: [
        { label: 'E-Mail', required: true, personal: true },
        { label: 'Vorname', required: false, personal: true },
        { label: 'Farbe', required: false, personal: false },
      ],
    },
  ],
  groups: ['Gartenfreunde', 'Gäste'],
  subProcessors,
};
const blank: DraftFacts = {
  settings: { company: null, unconfirmedDays: 7, keepProofDays: 0, recordIp: false },
  profiles: [],
  forms: [],
  groups: [],
  subProcessors,
};

const codes = (text: string): string[] => checkDeclaration(text).findings.map(({ code }) => code);
const withoutNote = (text: string): string => text.split('\n\n').slice(1).join('\n\n');

describe('the draft of a privacy declaration', () => {
  /** The items of GDPR Art. 13(1) and (2). */
  it.each<[string, RegExp, RegExp]>([
    [
      '1(a) who is responsible',
      /Muster GmbH, Hauptstraße 1, 8010 Graz, E-Mail: office@/,
      /Muster GmbH, .*e-mail: office@/,
    ],
    ['1(b) the officer', /Datenschutzbeauftragte Person\n\nDr\. Vera Schutz/, /officer\n\nDr\. Vera Schutz/],
    ['1(c) purposes', /zu dem Zweck.*Gartenmöbel zu senden/, /for the purpose of.*about Gartenmöbel by e-mail/],
    ['1(c) legal bases', /Einwilligung \(Art\. 6 Abs\. 1 lit\. a DSGVO/, /consent \(Art\. 6\(1\)\(a\) GDPR/],
    ['1(d) legitimate interests', /berechtigtes Interesse/, /legitimate interest/],
    ['1(e) recipients', /als Auftragsverarbeiter\..*eww ag \(ITandTEL\)/, /as processor\..*eww ag \(ITandTEL\)/],
    ['1(f) third countries', /Drittland/, /third country/],
    ['2(a) storage periods', /nach 5 Tagen\.[^]*730 Tage[^]*42 Tagen/, /after 5 days\.[^]*730 days[^]*42 days/],
    [
      '2(b) rights',
      /Auskunft.*Berichtigung.*Löschung.*Einschränkung.*Datenübertragbarkeit.*Widerspruch/,
      /access.*rectification.*erasure.*restriction.*portability.*objection/,
    ],
    ['2(c) withdrawal', /jederzeit widerrufen/, /withdraw your consent at any time/],
    ['2(d) complaint', /beschweren.*Datenschutzbehörde/, /complaint.*Datenschutzbehörde/],
    [
      '2(e) whether data must be given',
      /weder gesetzlich noch vertraglich verpflichtet/,
      /no statutory or contractual obligation/,
    ],
    ['2(f) automated decisions', /Profiling \(Art\. 22 DSGVO\)/, /profiling \(Art\. 22 GDPR\)/],
  ])('says %s in both languages', (_item, german, english) => {
    expect(draftDeclaration(facts, 'de')).toMatch(german);
    expect(draftDeclaration(facts, 'en')).toMatch(english);
  });

  it('names each form with its personal fields, which of them are required, and the contact groups', () => {
    const text = draftDeclaration(facts, 'de');
    expect(text).toContain(
      'Formular „Anmeldung zum Newsletter“ (https://muster.example/newsletter): E-Mail, Vorname. Erforderlich: E-Mail.',
    );
    expect(text).not.toContain('Farbe');
    expect(text).toContain('Kontaktgruppen: Gartenfreunde, Gäste.');
  });

  it('mentions confirmation only where there is one, and address and browser only where they are kept', () => {
    const without = { ...facts, settings: { ...facts.settings, recordIp: false }, profiles: facts.profiles.slice(1) };
    expect(draftDeclaration(facts, 'de')).toContain('gekürzte IP-Adresse');
    expect(draftDeclaration(facts, 'de')).toContain('erst, wenn Sie sie über den Link');
    expect(draftDeclaration(without, 'de')).not.toContain('IP-Adresse');
    expect(draftDeclaration(without, 'de')).not.toContain('erst, wenn Sie sie über den Link');
  });

  it('says in one day’s and no days’ periods what is meant', () => {
    const settings = { ...facts.settings, unconfirmedDays: 1, keepProofDays: 1 };
    expect(draftDeclaration({ ...facts, settings }, 'de')).toMatch(/nach einem Tag\.[^]* 1 Tag auf/);
    expect(draftDeclaration({ ...facts, settings }, 'en')).toMatch(/after one day\.[^]*for one day/);
    const none = { ...facts.settings, keepProofDays: 0 };
    expect(draftDeclaration({ ...facts, settings: none }, 'de')).toContain('auch den Nachweis');
  });

  it.each(locales)('says first and plainly that a lawyer should read it (%s)', (locale) => {
    const [first] = draftDeclaration(facts, locale).split('\n\n');
    expect(first).toMatch(locale === 'de' ? /^\[Entwurf.*Rechtsanw/ : /^\[Draft.*lawyer/);
    expect(codes(draftDeclaration(facts, locale))).toEqual(['draft-unfinished']);
  });

  it.each(locales)('passes the check once that note is gone (%s)', (locale) => {
    expect(codes(withoutNote(draftDeclaration(facts, locale)))).toEqual([]);
  });

  it.each(locales)('marks what is not known yet, so that it is not overlooked (%s)', (locale) => {
    const text = withoutNote(draftDeclaration(blank, locale));
    expect(text.match(/\[(Bitte ergänzen|Please add)/g)).toHaveLength(3);
    expect(codes(text)).toEqual(['draft-unfinished']);
  });

  it('names the processor whatever the controller’s own words are', () => {
    const word = fc.string({ maxLength: 40 }).filter((text) => !text.includes('<'));
    fc.assert(
      fc.property(
        word,
        word,
        fc.constantFrom(...purposes),
        fc.constantFrom(...locales),
        (name, topic, purpose, locale) => {
          const company = { name, address: topic, email: 'a@b.example' };
          const profiles = [{ purpose, topic, description: name, doubleOptIn: true }];
          const settings = { ...facts.settings, company };
          const text = draftDeclaration({ ...facts, settings, profiles, groups: [name] }, locale);
          expect(checkDeclaration(text).namesProcessor).toBe(true);
        },
      ),
    );
  });
});
