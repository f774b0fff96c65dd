import { readPdf } from '../processing-directory/export/testing-read-pdf';
import type { Locale } from '../runtime/locale';
import { certificatePdf } from './certificate-pdf';
import { nothingErased } from './erased-counts';
import type { DeletionCertificate } from './types';

const at = (iso: string): Date => new Date(iso);
const certificate: DeletionCertificate = {
  requestId: '01939a2c-7d6e-7b1c-8a53-0d6a1f5f9a10',
  controller: { name: 'Müller & Söhne „Garten“ GmbH' },
  processor: { name: 'Körbler GmbH' },
  kind: 'person',
  origin: 'data-subject',
  receivedAt: at('2026-11-24T10:00:00Z'),
  dueAt: at('2026-11-26T22:59:59Z'),
  executedAt: at('2026-11-24T10:00:07Z'),
  inTime: true,
  erased: { ...nothingErased, contacts: 1, submissions: 3, consents: 4, ledgerPayloads: 9 },
  kept: [
    { what: 'proof-without-identity', count: 2, until: at('2029-11-23T10:00:00Z') },
    { what: 'objection-hash', count: 1, until: at('2029-11-23T10:00:00Z') },
  ],
  legalHold: { until: at('2033-12-31T23:00:00Z') },
  journal: { seq: 42, hash: 'a'.repeat(64) },
  ledger: { seq: 4711, hash: 'b'.repeat(64) },
  backups: {
    unreadableSince: at('2026-11-24T10:00:07Z'),
    lastBackupGoneAt: at('2027-01-05T10:00:07Z'),
    vaultCopiesGoneAt: at('2026-11-26T10:00:07Z'),
  },
};
const read = async (locale: Locale, changes: Partial<DeletionCertificate> = {}) => {
  const pdf = readPdf(await certificatePdf({ ...certificate, ...changes }, locale));
  const text = pdf.pages
    .flat()
    .map(({ text: part }) => part)
    .join(' ')
    .replace(/\s+/g, ' ');
  return { ...pdf, text };
};

describe('The certificate as PDF', () => {
  it('says in German what was erased, what stays, why it was late, and what proves it', async () => {
    const { text, title, language, tagged } = await read('de');
    expect({ title, language, tagged }).toEqual({ title: 'Löschbestätigung', language: 'de', tagged: true });
    for (const part of [
      ...['Müller & Söhne „Garten“ GmbH', 'Körbler GmbH', '01939a2c-7d6e-7b1c-8a53-0d6a1f5f9a10'],
      ...[
        '24. November 2026',
        '11:00:07 MEZ',
        'Gesendete Formulare 3',
        'Art. 17 Abs. 3 lit. b DSGVO',
        '1. Jänner 2034',
      ],
      ...['Eintrag 42', 'Eintrag 4711', '5. Jänner 2027', 'der betroffenen Person'],
    ])
      expect(text).toContain(part);
  });

  it('says it in English, too', async () => {
    const { text, title, language } = await read('en', { legalHold: null, kept: [], ledger: null });
    expect({ title, language }).toEqual({ title: 'Certificate of erasure', language: 'en' });
    for (const part of [
      'the data subject',
      'No legal obligation stood against',
      'Nothing.',
      'nothing was left to erase',
    ])
      expect(text).toContain(part);
  });

  it('has a heading for each part, and leaves nothing out of the structure but the page’s number', async () => {
    const { outline, pages, roles } = await read('en');
    expect(outline).toEqual([
      'Certificate of erasure',
      'What was erased',
      'What stays',
      'Legal hold',
      'Backups',
      'Proof',
    ]);
    expect(roles.reduce((sum, { H1 = 0, H2 = 0 }) => sum + H1 + H2, 0)).toBe(6);
    const tags = new Set(
      pages
        .flat()
        .filter(({ text }) => text.trim() !== '')
        .map(({ tag }) => tag),
    );
    expect([...tags].sort()).toEqual(['Artifact', 'H1', 'H2', 'P', 'Span']);
  });

  it('of single records does not say that backups hide them, but until when they hold them', async () => {
    const { lastBackupGoneAt } = certificate.backups;
    const backups = { unreadableSince: null, lastBackupGoneAt, vaultCopiesGoneAt: null };
    const { text } = await read('en', { kind: 'records', backups });
    expect(text).not.toContain('Unreadable');
    expect(text).not.toContain('copy of the vault');
    for (const part of [
      'hold them encrypted until they are destroyed',
      'No restore brings them back',
      '5 January 2027',
    ])
      expect(text).toContain(part);
  });

  it('goes on over the pages that a long name needs, and cuts nothing', async () => {
    const words = Array.from({ length: 1500 }, (_, n) => `Wort${n}`);
    const { pages, text } = await read('de', { controller: { name: words.join(' ') } });
    expect(pages.length).toBeGreaterThan(2);
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });
});
