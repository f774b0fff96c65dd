import type { LedgerWitness, Overview, SiteForm } from '../../bridge/site-types';
import { attention } from './attention';

const now = new Date('2026-11-24T10:00:00Z');
const witness: LedgerWitness = {
  checkedAt: '2026-11-24T09:00:00Z',
  checkedTo: 5,
  head: 5,
  alarm: null,
  mayBeRestore: false,
};
const well: Overview = {
  forms: { total: 1, accepting: 1, withFindings: 0 },
  findings: [],
  declarations: [],
  consentsPerDay: [],
  pendingConfirmations: 3,
  mail: { waiting: 0, failed: 0, oldestWaitingSince: null, configured: true },
  ledger: { entries: 5, checkedAt: '2026-11-24T09:00:00Z', ok: true },
};
const finding = { code: 'no-profile', severity: 'block' as const, message: 'No text.', fix: 'Choose one.' };
const keys = (overview: Overview, seen: LedgerWitness | null = witness): string[] =>
  attention(overview, [], seen, now).map(({ key }) => key);

describe('what needs attention', () => {
  it('is nothing when all is well, also while consents await confirmation', () => {
    expect(keys(well)).toEqual([]);
  });

  it('is nothing before the ledger was ever checked', () => {
    expect(keys({ ...well, ledger: { entries: 0, checkedAt: null, ok: null } }, null)).toEqual([]);
  });

  it('is each finding of a form, with its page and the sheet to mend it', () => {
    const findings = [{ ...finding, formKey: 'f1', formTitle: 'News', pageUrl: 'https://example.at/news' }];
    expect(attention({ ...well, findings }, [], witness, now)).toMatchObject([
      { subject: 'News', pageUrl: 'https://example.at/news', sheet: 'forms', formKey: 'f1', fix: 'Choose one.' },
    ]);
  });

  it('is a published form that this site itself keeps closed, which the bridge does not know of', () => {
    const copied = { ...finding, code: 'form-copied', message: 'A copy.' };
    const form: SiteForm = {
      ...{ formKey: 'f1', title: 'News', kind: 'newsletter', fields: [], profiles: [], hasConsent: true, postId: 7 },
      ...{ pageTitle: 'News', pageType: 'Page', status: 'publish', pageUrl: null, editUrl: null },
      ...{ compliant: false, findings: [copied] },
    };
    expect(attention(well, [form], witness, now)).toMatchObject([
      { subject: 'News', message: 'A copy.', sheet: 'forms' },
    ]);
    expect(attention(well, [{ ...form, status: 'draft' }], witness, now)).toEqual([]);
    const known = { ...copied, formKey: 'f1', formTitle: 'News', pageUrl: '' };
    expect(attention({ ...well, findings: [known] }, [form], witness, now)).toHaveLength(1);
  });

  it('is a linked declaration that lost the processor', () => {
    const declaration = { profileId: 'p1', description: 'Newsletter', url: 'https://example.at/p', checkedAt: null };
    const declarations = [{ ...declaration, findings: [{ ...finding, code: 'processor-not-named' }] }];
    expect(attention({ ...well, declarations }, [], witness, now)).toMatchObject([
      { subject: 'Newsletter', sheet: 'texts' },
    ]);
  });

  it('is a ledger that either side finds wrong, before all else', () => {
    const warning = { ...finding, severity: 'warn' as const, formKey: 'f1', formTitle: 'News', pageUrl: '' };
    const overview = { ...well, findings: [warning], ledger: { ...well.ledger, ok: false, firstBad: 4 } };
    const [first, second, third] = attention(overview, [], { ...witness, alarm: 'Rewritten.' }, now);
    expect(first?.message).toBe('Rewritten.');
    expect(second?.message).toContain('4');
    expect(third?.severity).toBe('warn');
  });

  it('is a consent that differs from a ledger that holds, not an entry of it', () => {
    const consents = { compared: 3, ok: false, firstMismatch: { consentId: 'c7', what: 'state' } };
    const [first] = attention({ ...well, ledger: { ...well.ledger, ok: false, consents } }, [], witness, now);
    expect(first?.message).toContain('c7');
    expect(first?.message).not.toMatch(/entry/);
  });

  it('is a new version of the agreement, which is accepted in General', () => {
    const agreement = { accepted: '2026-11', current: '2027-01', outdated: true };
    const [first] = attention({ ...well, agreement }, [], witness, now);
    expect(first).toMatchObject({ key: 'agreement', severity: 'warn', sheet: 'general' });
    expect(first?.message).toContain('2027-01');
    expect(keys({ ...well, agreement: { ...agreement, outdated: false } })).toEqual([]);
  });

  it('is what is missing from the processing directory, with the way there', () => {
    const directory = { activities: 2, findings: 3 };
    const [first] = attention({ ...well, directory }, [], witness, now);
    expect(first).toMatchObject({ key: 'directory', severity: 'warn', sheet: 'directory' });
    expect(first?.message).toContain('3');
    expect(keys({ ...well, directory: { activities: 2, findings: 0 } })).toEqual([]);
  });

  it.each([
    ['119 minutes', '2026-11-24T08:01:00Z', true, []],
    ['more than two hours', '2026-11-24T07:59:00Z', true, ['mail']],
    ['a minute without a mail server', '2026-11-24T09:59:00Z', false, ['mail']],
  ])('about mail that waits for %s: %s, server %s', (_, oldestWaitingSince, configured, expected) => {
    expect(keys({ ...well, mail: { waiting: 1, failed: 0, oldestWaitingSince, configured } })).toEqual(expected);
  });

  it('is a deletion past its deadline, but none that has time', () => {
    const deletions = { open: 2, overdue: 0, nextDueAt: '2026-11-25T22:59:59.999Z' };
    expect(keys({ ...well, deletions })).toEqual([]);
    expect(attention({ ...well, deletions: { ...deletions, overdue: 1 } }, [], witness, now)).toMatchObject([
      { severity: 'block', message: '1 deletion request is past its deadline.', sheet: 'deletions' },
    ]);
  });

  it('is what the bridge says is wrong with the backups', () => {
    const missing = { code: 'backup-missing', severity: 'warn' as const, message: 'No backup.', fix: 'We look.' };
    expect(attention({ ...well, backups: { findings: [missing] } }, [], witness, now)).toMatchObject([
      { message: 'No backup.', fix: 'We look.', sheet: 'access' },
    ]);
  });
});
