import type { Core } from '../core';
import { openDatabase } from '../database/database';
import {
  activeSettings,
  movableClock,
  newsletterForm,
  newsletterProfile,
  newsletterSubmission,
  onEachEngine,
  testCore,
  type TestDatabases,
} from '../testing';
import { systemRuntime } from '../runtime/system-runtime';
import type { ConsentProfile } from '../consent/types';
import type { Principal } from '../tenants/types';
import { idempotencyHash } from './submission-store';
import type { SubmissionInput } from './types';
import type { Recorded } from './submission-writer';

onEachEngine('Recording submissions', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let apiKey: { id: string; key: string };
  let key: Principal;
  let profile: ConsentProfile;
  const clock = movableClock('2026-11-24T10:00:00.000Z');

  beforeAll(async () => {
    databases = await make();
    core = await testCore(databases, { ...systemRuntime, clock });
    const { id: tenantId } = await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' });
    apiKey = await core.tenants.createKey({ tenantId, scopes: ['submit', 'manage'] });
    key = (await core.submissions.authenticate(apiKey.key)) as Principal;
    await core.tenants.putSettings({ tenantId, actor: 'Eva Admin' }, activeSettings());
    profile = await core.profiles.create({ tenantId, actor: 'Eva Admin' }, newsletterProfile({ topic: 'Gartentipps' }));
    await core.forms.put({ tenantId }, 'newsletter', newsletterForm([profile.id]), 'de');
  });

  afterAll(async () => {
    await core.close();
    await databases.dispose();
  });

  let count = 0;
  const record = (input: SubmissionInput, idempotencyKey = `key-${++count}-abcdef`): Promise<Recorded> =>
    core.submissions.record({ key, idempotencyKey, requestHash: JSON.stringify(input).length.toString(16), input });

  const submission = (email: string, versionId = profile.currentVersion): SubmissionInput =>
    newsletterSubmission({ formKey: 'newsletter', checkboxes: [{ profileId: profile.id, versionId }] }, email, {
      submittedAt: new Date('2026-11-24T09:59:58.000Z'),
      shown: { renderedAt: new Date('2026-11-24T09:58:00.000Z') },
    });

  it('proves which words were shown, when, to whom, and who the processor is', async () => {
    const { receipt } = await record(submission('Anna.Muster@Example.AT'));
    expect(receipt.state).toBe('pending-confirmation');
    const proof = await core.consents.get(key.tenantId, receipt.consents[0]?.consentId ?? '');
    expect(proof).toMatchObject({
      email: 'anna.muster@example.at',
      state: 'requested',
      intact: true,
      ticked: true,
      processor: { name: 'Körbler GmbH' },
      ledger: receipt.ledger,
      submission: {
        pageUrl: 'https://muster.example/newsletter',
        fields: { email: 'Anna.Muster@Example.AT' },
        fieldLabels: { email: 'E-Mail' },
      },
    });
    expect(proof.version.consentText).toContain('Gartentipps');
    expect(proof.version.processorStatement).toContain('Körbler GmbH');
    expect(proof.version.publishedBy).toBe('Eva Admin');
    expect(proof.submission.receivedAt.toISOString()).toBe('2026-11-24T10:00:00.000Z');
  });

  it('knows one person under an address in any case', async () => {
    await record(submission('eva@example.at'));
    await record(submission('EVA@Example.at'));
    const found = await core.consents.search(key.tenantId, { email: 'Eva@example.at' }, { limit: 50 });
    expect(found.items.map((item) => item.email)).toEqual(['eva@example.at', 'eva@example.at']);
  });

  it('answers a repeated key with the first answer and records nothing more', async () => {
    const first = await record(submission('replay@example.at'), 'same-key-0001');
    const again = await record(submission('replay@example.at'), 'same-key-0001');
    expect(again).toMatchObject({ receipt: first.receipt, replayed: true });
    const found = await core.consents.search(key.tenantId, { email: 'replay@example.at' }, { limit: 50 });
    expect(found.items).toHaveLength(1);
  });

  it('refuses a repeated key with another body', async () => {
    await record(submission('first@example.at'), 'same-key-0002');
    await expect(record(submission('someone-else@example.at'), 'same-key-0002')).rejects.toThrow(
      'idempotency-key-reused',
    );
  });

  it('keeps of a body only what says nothing without the vault, and nothing alike for two companies', async () => {
    const requestHash = 'ab'.repeat(32);
    const other = await core.tenants.create({ company: 'Andere GmbH', slug: 'andere' });
    const sender = { tenantId: other.id, actor: 'Eva Admin' };
    await core.tenants.putSettings(sender, activeSettings());
    const own = await core.profiles.create(sender, newsletterProfile({}));
    await core.forms.put(sender, 'newsletter', newsletterForm([own.id]), 'de');
    const otherKey = await core.tenants.createKey({ tenantId: other.id, scopes: ['submit'] });
    const otherPrincipal = (await core.submissions.authenticate(otherKey.key)) as Principal;
    const input = submission('hashed@example.at');
    const consents = [{ profileId: own.id, versionId: own.currentVersion, ticked: true }];
    const idempotencyKey = 'same-key-0005';
    await core.submissions.record({ key, idempotencyKey, requestHash, input });
    await core.submissions.record({
      ...{ key: otherPrincipal, idempotencyKey, requestHash },
      input: { ...input, consents },
    });
    const data = openDatabase(databases.databaseUrl);
    const kept = await data.read((connection) =>
      connection('idempotency_keys').where('key_hash', idempotencyHash(idempotencyKey)).pluck<string[]>('request_hash'),
    );
    await data.close();
    expect(kept).not.toContain(requestHash);
    expect(kept).toHaveLength(2);
    expect(new Set(kept).size).toBe(2);
    const again = await core.submissions.record({ key, idempotencyKey, requestHash, input });
    expect(again.replayed).toBe(true);
  });

  it('refuses a key that is in flight', async () => {
    const outcomes = await Promise.allSettled([
      record(submission('flight@example.at'), 'same-key-0003'),
      record(submission('flight@example.at'), 'same-key-0003'),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected']);
  });

  it('writes what arrives together in one chain, in order', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, i) => record(submission(`crowd${i}@example.at`))),
    );
    const seqs = outcomes.map((outcome) => outcome.receipt.ledger.seq);
    expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] as number) + i));
    expect(await core.ledger.verify(key.tenantId)).toMatchObject({ ok: true });
  });

  it('records the version that was shown although the text has changed since', async () => {
    const before = profile.currentVersion;
    const changed = await core.profiles.update(
      { tenantId: key.tenantId },
      profile.id,
      newsletterProfile({ topic: 'Kochrezepte', forms: ['newsletter'] }),
      profile.revision,
    );
    expect(changed.currentVersion).not.toBe(before);
    const { receipt } = await record(submission('cached@example.at', before));
    const proof = await core.consents.get(key.tenantId, receipt.consents[0]?.consentId ?? '');
    expect(proof.version).toMatchObject({ id: before });
    expect(proof.version.consentText).toContain('Gartentipps');
  });

  it('stores nothing of a submission that it refuses', async () => {
    const before = await core.ledger.head(key.tenantId);
    const invented = submission('refused@example.at', '01900000-0000-7000-8000-000000000000');
    await expect(record(invented)).rejects.toThrow('consent-version-unknown');
    const unticked = { ...submission('refused@example.at'), consents: [] };
    await expect(record(unticked)).rejects.toThrow('consent-required');
    expect(await core.ledger.head(key.tenantId)).toEqual(before);
    expect((await core.consents.search(key.tenantId, { email: 'refused@example.at' }, { limit: 50 })).items).toEqual(
      [],
    );
  });

  it('takes days later what a website kept while the bridge was away, and nothing that cannot have happened', async () => {
    const before = await core.ledger.head(key.tenantId);
    clock.set('2026-11-30T10:00:00.000Z');
    await expect(record(submission('kept@example.at'))).resolves.toBeDefined();
    clock.set('2026-11-24T10:00:00.000Z');
    const early = { ...submission('early@example.at'), shown: { renderedAt: new Date('2026-11-23T09:00:00.000Z') } };
    await expect(record(early)).rejects.toMatchObject({ fields: [{ code: 'before-publication' }] });
    const future = { ...submission('future@example.at'), submittedAt: new Date('2026-11-24T10:05:00.001Z') };
    await expect(record(future)).rejects.toMatchObject({ fields: [{ code: 'time-in-future' }] });
    expect((await core.ledger.head(key.tenantId)).seq).toBe(before.seq + 1);
  });

  it('withdraws a consent once, however often it is asked to', async () => {
    const { receipt } = await record(submission('gone@example.at'));
    const id = receipt.consents[0]?.consentId ?? '';
    await core.consents.withdraw({ tenantId: key.tenantId, actor: 'Eva Admin' }, id, { reason: 'phone call' });
    const again = await core.consents.withdraw({ tenantId: key.tenantId }, id, {});
    expect(again.state).toBe('withdrawn');
    expect(again.events.map(({ type, actor, reason }) => ({ type, actor, reason }))).toEqual([
      { type: 'requested', actor: null, reason: null },
      { type: 'withdrawn', actor: 'Eva Admin', reason: 'phone call' },
    ]);
  });

  it('takes nothing with a key that was revoked a moment ago', async () => {
    const second = await core.tenants.createKey({ tenantId: key.tenantId, scopes: ['submit'] });
    const principal = (await core.submissions.authenticate(second.key)) as Principal;
    const job = { requestHash: 'ab', input: submission('revoked@example.at') };
    await core.submissions.record({ ...job, key: principal, idempotencyKey: 'revoked-key-1' });
    await core.tenants.revokeKey(second.id);
    await expect(core.submissions.record({ ...job, key: principal, idempotencyKey: 'revoked-key-2' })).rejects.toThrow(
      'key-invalid',
    );
    expect(await core.submissions.authenticate(second.key)).toBeUndefined();
  });

  it('takes nothing while data protection is not active', async () => {
    await core.tenants.putSettings({ tenantId: key.tenantId }, activeSettings({ active: false }));
    await expect(record(submission('inactive@example.at'))).rejects.toThrow('data-protection-inactive');
    await core.tenants.putSettings({ tenantId: key.tenantId }, activeSettings());
    await expect(record(submission('active@example.at'))).resolves.toBeDefined();
  });

  it('holds back only the person whose erasure is under way, not who submits beside it', async () => {
    const data = openDatabase(databases.databaseUrl);
    const vault = openDatabase(databases.vaultUrl);
    const { receipt } = await record(submission('half-erased@example.at'));
    const subjects = await data.read((connection) =>
      connection('submissions').where('id', receipt.submissionId).pluck<string[]>('subject_id'),
    );
    await vault.write((transaction) => transaction('vault_keys').whereIn('id', subjects).delete());
    const outcomes = await Promise.allSettled([
      record(submission('half-erased@example.at')),
      record(submission('neighbour@example.at')),
    ]);
    await Promise.all([data.close(), vault.close()]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'fulfilled']);
  });

  it('forgets an idempotency key after thirty days', async () => {
    await record(submission('late@example.at'), 'same-key-0004');
    clock.set('2026-12-25T10:00:01.000Z');
    await record(submission('late@example.at'), 'same-key-0004');
    const found = await core.consents.search(key.tenantId, { email: 'late@example.at' }, { limit: 50 });
    expect(found.items).toHaveLength(2);
    expect(await core.submissions.forgetExpired()).toBeGreaterThan(0);
  });
});
