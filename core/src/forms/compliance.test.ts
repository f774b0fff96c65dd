import fc from 'fast-check';
import { purposes } from '../consent/types';
import { locales } from '../runtime/locale';
import { findings, type FormProfile } from './compliance';
import { explain } from './finding-texts';
import { findingCodes, type FormField, type FormKind, formKinds } from './types';

const email: FormField = { name: 'email', label: 'E-Mail', type: 'email', required: true, personal: true };
const name: FormField = { name: 'name', label: 'Name', type: 'text', required: true, personal: true };

const news: FormProfile = {
  purpose: 'newsletter',
  topic: 'Gartentipps',
  checkboxActive: true,
  cancelNotice: 'Sie können jederzeit abbestellen.',
  privacyDeclaration: { mode: 'text', text: 'Die Körbler GmbH ist unser Auftragsverarbeiter.' },
};
const contact: FormProfile = { ...news, purpose: 'contact' };

const found = (kind: FormKind, fields: FormField[], profiles: FormProfile[]): string[] =>
  findings({ kind, fields }, profiles).map(({ severity, code, field }) => [severity, code, field].join(' ').trim());

describe('the compliance of a form', () => {
  it('has no finding where everything is in order', () => {
    expect(found('newsletter', [email, { ...name, required: false }], [news])).toEqual([]);
    expect(found('contact', [email, name], [contact, news])).toEqual([]);
    expect(found('other', [email], [{ ...news, purpose: 'event' }])).toEqual([]);
  });

  it.each(formKinds)('needs a required e-mail field on a %s form', (kind) => {
    const profile = kind === 'newsletter' ? news : contact;
    const unfit = [
      { ...email, required: false },
      { ...email, name: 'mail', required: false },
    ];
    for (const field of unfit) expect(found(kind, [field], [profile])).toEqual(['block email-field-missing']);
    expect(found(kind, [{ ...email, type: 'text', required: false }], [profile])).toEqual([
      'block email-field-missing',
    ]);
  });

  it('lets a newsletter require nothing but the address, and names each field that it must not', () => {
    const phone = { ...name, name: 'phone' };
    const second = { ...email, name: 'email2' };
    expect(found('newsletter', [email, name, phone, second], [news])).toEqual([
      'block only-email-may-be-required name',
      'block only-email-may-be-required phone',
      'block only-email-may-be-required email2',
    ]);
  });

  it('needs a consent profile', () => {
    expect(found('contact', [email], [])).toEqual(['block no-profile']);
  });

  it('needs an active box for what the form is for', () => {
    expect(found('contact', [email], [{ ...contact, checkboxActive: false }])).toEqual([
      'block consent-checkbox-missing',
    ]);
    expect(found('contact', [email], [news])).toEqual(['block consent-checkbox-missing']);
    expect(found('newsletter', [email], [contact])).toEqual(['block consent-checkbox-missing']);
  });

  it('needs the content of a newsletter', () => {
    expect(found('newsletter', [email], [{ ...news, topic: ' ' }])).toEqual(['block newsletter-content-missing']);
    expect(found('contact', [email], [{ ...contact, topic: '' }])).toEqual([]);
  });

  it('needs the notice on cancelling for newsletters, and recommends it elsewhere', () => {
    expect(found('newsletter', [email], [{ ...news, cancelNotice: '\n' }])).toEqual(['block cancel-notice-missing']);
    expect(found('contact', [email], [{ ...contact, cancelNotice: '' }])).toEqual(['warn cancel-notice-missing']);
  });

  it('reports a cause once, as strongly as its strongest case', () => {
    const silent = [contact, news, contact].map((profile) => ({ ...profile, cancelNotice: '' }));
    expect(found('contact', [email], silent)).toEqual(['block cancel-notice-missing']);
  });

  it.each<FormProfile['privacyDeclaration']>([null, { mode: 'text', text: ' ' }, { mode: 'link', url: '' }])(
    'needs a privacy declaration, which %j is not',
    (privacyDeclaration) => {
      expect(found('contact', [email], [{ ...contact, privacyDeclaration }])).toEqual([
        'block privacy-declaration-missing',
      ]);
    },
  );

  it('needs the processor named in a stored declaration', () => {
    const privacyDeclaration = { mode: 'text', text: 'Die Körbler GmbH ist kein Auftragsverarbeiter.' } as const;
    expect(found('contact', [email], [{ ...contact, privacyDeclaration }])).toEqual(['block processor-not-named']);
  });

  it('cannot judge a linked page by its address', () => {
    const privacyDeclaration = { mode: 'link', url: 'https://example.at/datenschutz' } as const;
    expect(found('contact', [email], [{ ...contact, privacyDeclaration }])).toEqual([]);
  });

  it('asks nothing of a profile that is not shown', () => {
    const hidden: FormProfile = { ...news, checkboxActive: false, cancelNotice: '', privacyDeclaration: null };
    expect(found('contact', [email], [contact, hidden])).toEqual([]);
  });

  it('never reports a cause twice, and never passes a newsletter that asks for more than the address', () => {
    const field = fc.record({
      name: fc.constantFrom('email', 'name', 'phone'),
      label: fc.constant('x'),
      type: fc.constantFrom('email' as const, 'text' as const),
      required: fc.boolean(),
      personal: fc.constant(true),
    });
    const profile = fc.record({
      purpose: fc.constantFrom(...purposes),
      topic: fc.constantFrom('', 'x'),
      checkboxActive: fc.boolean(),
      cancelNotice: fc.constantFrom('', 'x'),
      privacyDeclaration: fc.constantFrom(null, news.privacyDeclaration),
    });
    fc.assert(
      fc.property(fc.constantFrom(...formKinds), fc.array(field), fc.array(profile), (kind, fields, profiles) => {
        const result = findings({ kind, fields }, profiles);
        expect(new Set(result.map(({ code, field: cause }) => `${code} ${cause}`)).size).toBe(result.length);
        if (kind !== 'newsletter' || result.some(({ severity }) => severity === 'block')) return;
        expect(fields.filter(({ required }) => required).every((required) => required.name === 'email')).toBe(true);
      }),
    );
  });
});

describe('a finding in plain words', () => {
  const cases = findingCodes.flatMap((code) => locales.map((locale) => ({ code, locale })));

  it.each(cases)('says what is wrong and how to mend it: $code ($locale)', ({ code, locale }) => {
    const { message, fix } = explain({ code, severity: 'block' }, locale);
    expect(message).toMatch(/\.$/);
    expect(fix).toMatch(/[.“”]$/);
    expect(fix).not.toBe(message);
  });

  it('names the field by its label, or by its name where it has none', () => {
    const finding = { code: 'only-email-may-be-required', severity: 'block', field: 'phone' } as const;
    expect(explain(finding, 'de', 'Telefon')).toMatchObject(finding);
    expect(explain(finding, 'de', 'Telefon').fix).toContain('„Telefon“');
    expect(explain(finding, 'en').message).toContain('“phone”');
  });

  it('gives the sentence that is missing in the declaration', () => {
    const { fix } = explain({ code: 'processor-not-named', severity: 'block' }, 'de');
    expect(fix).toContain('Körbler GmbH erhebt, verarbeitet und nutzt diese Daten in unserem Auftrag');
  });
});
