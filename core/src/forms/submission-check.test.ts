import fc from 'fast-check';
import { DomainError } from '../errors/domain-error';
import type { FormBox } from './consent-check';
import { checkSubmission, type ReceivingForm } from './submission-check';
import type { FormField, SubmissionInput } from './types';

const field = (name: string, more: Partial<FormField> = {}): FormField => ({
  name,
  label: name.toUpperCase(),
  type: 'text',
  required: false,
  personal: true,
  ...more,
});

const published = (...ids: string[]): Map<string, { publishedAt: Date }> =>
  new Map(ids.map((id) => [id, { publishedAt: new Date('2026-11-01T08:00:00Z') }]));
const receivedAt = new Date('2026-11-24T09:30:01Z');

const form: ReceivingForm = {
  kind: 'contact',
  active: true,
  compliant: true,
  fields: [
    field('email', { type: 'email', required: true }),
    field('name'),
    field('message', { type: 'textarea' }),
    field('topic', { type: 'choice', options: ['Angebot', 'Frage'] }),
  ],
  boxes: [
    { profileId: 'contact', required: true, doubleOptIn: false, versions: published('c1', 'c2') },
    { profileId: 'news', required: false, doubleOptIn: true, versions: published('n1') },
  ],
};

const agreed = { profileId: 'contact', versionId: 'c2', ticked: true };
const news = { profileId: 'news', versionId: 'n1', ticked: true };

const submission = (more: Partial<SubmissionInput> = {}): SubmissionInput => ({
  formKey: 'kontakt',
  submittedAt: new Date('2026-11-24T09:30:00Z'),
  locale: 'de',
  pageUrl: 'https://example.at/kontakt',
  fields: { email: 'Anna@Example.at' },
  consents: [agreed],
  shown: { renderedAt: new Date('2026-11-24T09:29:00Z') },
  client: {},
  ...more,
});

/** Code and fields of the refusal. */
function refusal(input: SubmissionInput, changed: Partial<ReceivingForm> = {}): unknown {
  try {
    return checkSubmission({ ...form, ...changed }, input, receivedAt);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.code, ...error.fields.map(({ pointer, code }) => `${pointer} ${code}`)];
  }
}

const refusedFields = (fields: Record<string, string>): unknown =>
  refusal(submission({ fields: { email: 'anna@example.at', ...fields } }));

describe('a submission', () => {
  it('is taken when everything is in order, under the normalised address', () => {
    expect(checkSubmission(form, submission({ consents: [agreed, news] }), receivedAt)).toEqual({
      email: 'anna@example.at',
      consents: [
        { ...agreed, event: 'given' },
        { ...news, event: 'requested' },
      ],
    });
  });

  it('records a declined optional box as refused, and nothing for one that was not shown', () => {
    const declined = { ...news, ticked: false };
    expect(checkSubmission(form, submission({ consents: [agreed, declined] }), receivedAt).consents[1]).toEqual({
      ...declined,
      event: 'refused',
    });
    expect(checkSubmission(form, submission(), receivedAt).consents).toHaveLength(1);
  });

  it('accepts an earlier version that a cached page still shows', () => {
    const { consents } = checkSubmission(form, submission({ consents: [{ ...agreed, versionId: 'c1' }] }), receivedAt);
    expect(consents[0]?.versionId).toBe('c1');
  });

  it('is refused by an inactive tenant before all else', () => {
    expect(refusal(submission({ consents: [] }), { active: false, compliant: false })).toEqual([
      'data-protection-inactive',
    ]);
  });

  it('is refused by a form that breaks a rule, whatever was ticked', () => {
    expect(refusal(submission({ consents: [] }), { compliant: false })).toEqual(['form-not-compliant']);
  });
});

describe('the consents of a submission', () => {
  it.each<[string, SubmissionInput['consents'], string[]]>([
    ['the required box is absent', [news], ['consent-required', '/consents consent-required']],
    ['nothing was decided', [], ['consent-required', '/consents consent-required']],
    [
      'the required box is not ticked',
      [news, { ...agreed, ticked: false }],
      ['consent-required', '/consents/1/ticked consent-required'],
    ],
    [
      'the required box comes ticked and not ticked',
      [agreed, { ...agreed, ticked: false }],
      ['consent-required', '/consents/1/ticked consent-required'],
    ],
    [
      'the version was never published',
      [{ ...agreed, versionId: 'c9' }],
      ['consent-version-unknown', '/consents/0/versionId consent-version-unknown'],
    ],
    [
      'the version belongs to another profile',
      [{ ...agreed, versionId: 'n1' }],
      ['consent-version-unknown', '/consents/0/versionId consent-version-unknown'],
    ],
    [
      'the profile is not one of this form',
      [agreed, { ...news, profileId: 'event' }],
      ['consent-version-unknown', '/consents/1/versionId consent-version-unknown'],
    ],
    [
      'a profile comes twice',
      [agreed, news, news],
      ['consent-version-unknown', '/consents/2/versionId consent-version-unknown'],
    ],
  ])('are refused when %s', (_why, consents, expected) => {
    expect(refusal(submission({ consents }))).toEqual(expected);
  });

  it('are looked at before any field', () => {
    expect(refusal(submission({ consents: [], fields: { other: 'x' } }))).toEqual([
      'consent-required',
      '/consents consent-required',
    ]);
  });

  it('never pass with a required box that is not ticked with a published version', () => {
    const consent = fc.record({
      profileId: fc.constantFrom('contact', 'news', 'foreign'),
      versionId: fc.constantFrom('c1', 'c2', 'n1', 'x'),
      ticked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(consent, { maxLength: 4 }), (consents) => {
        const outcome = refusal(submission({ consents }));
        fc.pre(!Array.isArray(outcome));
        expect(outcome).toHaveProperty('consents.length', consents.length);
        const required = consents.filter(({ profileId }) => profileId === 'contact');
        expect(required).toEqual([expect.objectContaining({ ticked: true })]);
        expect(['c1', 'c2']).toContain(required[0]?.versionId);
      }),
    );
  });
});

describe('the times of a submission', () => {
  it('are refused when a text was not yet published, but not by texts that were not shown', () => {
    const shown = { renderedAt: new Date('2026-10-24T09:29:00Z') };
    expect(refusal(submission({ shown }))).toEqual(['field-invalid', '/shown/renderedAt before-publication']);
    const [contact, later] = form.boxes as [FormBox, FormBox];
    const versions = new Map([...contact.versions, ['c3', { publishedAt: new Date('2026-11-24T10:00:00Z') }]]);
    expect(refusal(submission(), { boxes: [{ ...contact, versions }, later] })).toHaveProperty('email');
  });

  it('are looked at after the fields', () => {
    const input = submission({ fields: { email: 'anna' }, submittedAt: new Date('2027-01-01T00:00:00Z') });
    expect(refusal(input)).toEqual(['field-invalid', '/fields/email email-invalid']);
  });
});

describe('the fields of a submission', () => {
  it('are refused when the form has no such field, each with an escaped pointer', () => {
    expect(refusedFields({ 'a/b~c': 'x', phone: 'y' })).toEqual([
      'field-unknown',
      '/fields/a~1b~0c field-unknown',
      '/fields/phone field-unknown',
    ]);
  });

  it('know no field that merely every object has', () => {
    expect(refusedFields({ constructor: 'x' })).toEqual(['field-unknown', '/fields/constructor field-unknown']);
    const wanting = { fields: [...form.fields, field('constructor', { required: true })] };
    expect(refusal(submission(), wanting)).toEqual(['field-invalid', '/fields/constructor required']);
  });

  it('are all named when several are wrong', () => {
    expect(refusedFields({ email: 'anna', name: 'x'.repeat(501), topic: 'Lob' })).toEqual([
      'field-invalid',
      '/fields/email email-invalid',
      '/fields/name too-long',
      '/fields/topic not-a-choice',
    ]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['an empty required field', { email: '  ' }, '/fields/email required'],
    ['an address that is none', { email: 'anna@' }, '/fields/email email-invalid'],
    ['an address that is too long', { email: `a@${'b.'.repeat(130)}at` }, '/fields/email too-long'],
    ['a line break that could forge a mail header', { email: 'a@b.at\r\nBcc: c@d.at' }, '/fields/email line-break'],
    ['a line break in a single line', { name: 'Anna\nMuster' }, '/fields/name line-break'],
    ['a long text that is too long', { message: 'x'.repeat(5001) }, '/fields/message too-long'],
    ['what is not among the choices', { topic: 'angebot' }, '/fields/topic not-a-choice'],
  ])('are refused for %s', (_what, fields, expected) => {
    expect(refusedFields(fields)).toEqual(['field-invalid', expected]);
  });

  it('may be empty or absent when optional, and reach their limits in characters', () => {
    const fields = { email: 'anna@example.at', name: '😀'.repeat(500), message: `a\n${'x'.repeat(4998)}`, topic: '' };
    expect(checkSubmission(form, submission({ fields }), receivedAt).email).toBe('anna@example.at');
  });

  it('give labels and limits for the message, never what a person entered', () => {
    const secret = 'geheim'.repeat(100);
    expect.assertions(2);
    try {
      checkSubmission(form, submission({ fields: { email: 'anna@example.at', name: secret } }), receivedAt);
    } catch (error) {
      expect(error).toMatchObject({ fields: [{ params: { label: 'NAME', limit: 500 } }] });
      expect(JSON.stringify(error)).not.toContain('geheim');
    }
  });

  it('always hold an address, even where a form declares none', () => {
    expect(refusal(submission({ fields: {} }), { fields: [] })).toEqual(['field-invalid', '/fields/email required']);
  });
});
