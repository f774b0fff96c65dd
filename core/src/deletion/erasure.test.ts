import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { Core } from '../core';
import { openDatabase } from '../database/database';
import { LedgerService } from '../ledger/ledger-service';
import { systemRuntime } from '../runtime/system-runtime';
import {
  movableClock,
  newsletterForm,
  onEachEngine,
  openSignUps,
  testCore,
  type SignUps,
  type TestDatabases,
} from '../testing';
import { dump, meddle } from '../testing-dump';
import { StopAt, StoppingMirror, stopping } from '../testing-faults';
import type { Erased } from '../vault/journal-entry';
import { JournalService } from '../vault/journal-service';
import { readMasterKeys } from '../vault/master-key';
import { Vault } from '../vault/vault';
import { CompletionWriter } from './completion-writer';
import { ErasureService, JournalSetBack } from './erasure-service';
import { ErasureWriter } from './erasure-writer';
import { RequestWriter } from './request-writer';

const runtime = { ...systemRuntime, clock: movableClock('2026-11-24T10:00:00Z') };

onEachEngine('Erasing', (make) => {
  let databases: TestDatabases & { journalMirror: string };
  let core: Core;
  let muster: SignUps;

  beforeEach(async () => {
    const made = await make();
    databases = { ...made, journalMirror: join(made.folder, 'mirror.jsonl') };
    core = await testCore(databases, runtime);
    muster = await openSignUps(core, { clock: runtime.clock, profile: { purpose: 'contact', doubleOptIn: false } });
    const email = { name: 'email', label: 'E-Mail', type: 'email', required: true, personal: true } as const;
    const name = { name: 'name', label: 'Name', type: 'text', required: false, personal: true } as const;
    const form = newsletterForm([muster.profileId], { kind: 'contact', fields: [email, name] });
    await core.forms.put({ tenantId: muster.tenantId }, 'newsletter', form, 'de');
  });

  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const inside = async <T>(url: 'databaseUrl' | 'vaultUrl', work: (each: Knex) => Promise<T>): Promise<T> => {
    const database = openDatabase(databases[url]);
    try {
      return await database.read(work);
    } finally {
      await database.close();
    }
  };
  const signUp = (email: string, name = 'Anna Beispiel') => muster.signUp(email, { fields: { email, name } });
  const personOf = async (submissionId: string): Promise<string> =>
    inside('databaseUrl', async (each) => {
      const [id] = await each('submissions').where('id', submissionId).pluck<string[]>('subject_id');
      return id ?? '';
    });
  const newPerson = async (email: string): Promise<string> => personOf((await signUp(email)).submissionId);
  const person = (...ids: string[]): Erased => ({ kind: 'person', ids });
  const submission = (...ids: string[]): Erased => ({
    kind: 'records',
    ids: ids.map((id) => ({ type: 'submission', id })),
  });
  const erase = (...erasures: Erased[]): Promise<unknown> =>
    core.erasure.erase(muster.tenantId, () => Promise.resolve({ erasures, result: undefined }));
  /** How many rows of any table say something about the person, and whether its key is there. */
  const tracesOf = async (subjectId: string): Promise<number> => {
    const rows = JSON.stringify(await dump(databases))
      .split('\\"')
      .filter((part) => part === subjectId).length;
    const left = await inside('databaseUrl', async (each) => {
      const entries = await each('ledger_entries').where('key_id', subjectId);
      return (entries as { sealed_payload: Buffer | null }[]).filter((entry) => entry.sealed_payload !== null).length;
    });
    return rows - allowed(await mentions(subjectId)) + left;
  };
  /** Where an erased person's id may stand for good: ids of entries in ledger and journal name nobody. */
  const mentions = (subjectId: string): Promise<{ ledger: number }> =>
    inside('databaseUrl', async (each) => {
      const entries = await each('ledger_entries').where('key_id', subjectId).orWhere('ref', subjectId);
      const own = entries as { key_id: string; ref: string }[];
      return {
        ledger: own.reduce(
          (sum, { key_id: key, ref }) => sum + Number(key === subjectId) + Number(ref === subjectId),
          0,
        ),
      };
    });
  const allowed = ({ ledger }: { ledger: number }): number => ledger;
  const holds = async (): Promise<void> => {
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
    expect(await core.consentAudit.audit(muster.tenantId)).toMatchObject({ ok: true });
    expect(await core.journal.firstBroken()).toBeUndefined();
  };

  it('a person leaves no row, no payload and no key; ledger and journal hold', async () => {
    const id = await newPerson('anna@example.at');
    const other = await newPerson('eva@example.at');
    await core.preferences.object(
      await core.preferences.tokenFor(
        muster.tenantId,
        (await core.consents.search(muster.tenantId, { email: 'anna@example.at' }, { limit: 1 })).items[0]?.id ?? '',
      ),
    );
    expect(await tracesOf(id)).toBeGreaterThan(3);
    await erase(person(id));
    expect(await tracesOf(id)).toBe(0);
    expect(await tracesOf(other)).toBeGreaterThan(3);
    await holds();
    const entries = await core.ledger.list(muster.tenantId, { after: 0, limit: 100 });
    expect(entries.at(-1)).toMatchObject({ type: 'subject.erased', ref: id, keyId: muster.tenantId });
  });

  it('a person is found by nobody afterwards, and is new when it comes back', async () => {
    const id = await newPerson('anna@example.at');
    await erase(person(id));
    const found = await core.consents.search(muster.tenantId, { email: 'anna@example.at' }, { limit: 9 });
    expect(found.items).toEqual([]);
    expect(await newPerson('anna@example.at')).not.toBe(id);
  });

  it('a proof without identity and an objection stay for as long as the controller keeps them', async () => {
    const { consents } = await signUp('anna@example.at');
    const id = await personOf((await core.consents.get(muster.tenantId, consents[0]?.consentId ?? '')).submission.id);
    await core.preferences.object(await core.preferences.tokenFor(muster.tenantId, consents[0]?.consentId ?? ''));
    await erase(person(id));
    const proofs = await inside('databaseUrl', (each) => each('erased_proofs').select<object[]>());
    expect(proofs).toMatchObject([{ profile_id: muster.profileId, form_key: 'newsletter' }]);
    const [proof] = proofs as { events: string; expires_at: number; erased_at: number }[];
    expect((JSON.parse(proof?.events ?? '[]') as { type: string }[]).map(({ type }) => type)).toEqual([
      'given',
      'withdrawn',
    ]);
    expect(new Date(Number(proof?.expires_at)).toISOString()).toBe('2029-11-23T10:00:00.000Z');
    const objections = await inside('databaseUrl', (each) => each('objections').pluck<(number | null)[]>('expires_at'));
    expect(objections.map(Number)).toEqual([Number(proof?.expires_at)]);
    const [permission] = await core.mailPermissions.check(muster.tenantId, {
      ...{ purpose: 'newsletter', emails: ['anna@example.at'], withTokens: false },
    });
    expect(permission).toMatchObject({ allowed: false, reason: 'objected' });
  });

  it('a single submission goes from who stays, its payloads with it', async () => {
    const { submissionId } = await signUp('anna@example.at', 'Anna Alt');
    const kept = await signUp('anna@example.at', 'Anna Neu');
    await erase(submission(submissionId));
    await holds();
    await expect(core.consents.get(muster.tenantId, kept.consents[0]?.consentId ?? '')).resolves.toMatchObject({
      intact: true,
    });
    const rows = await inside('databaseUrl', (each) => each('submissions').pluck<string[]>('id'));
    expect(rows).toEqual([kept.submissionId]);
  });

  it('twice does no harm', async () => {
    const id = await newPerson('anna@example.at');
    await erase(person(id));
    const { seq } = await core.ledger.head(muster.tenantId);
    await erase(person(id));
    expect((await core.ledger.head(muster.tenantId)).seq).toBe(seq);
    await holds();
  });

  it('leaves no byte of key or sealed data in files and tables, nor an address or name', async () => {
    const id = await newPerson('anna.beispiel@example.at');
    const [wrapped] = await inside('vaultUrl', (each) => each('vault_keys').where('id', id).pluck<Buffer[]>('wrapped'));
    const [email] = await inside('databaseUrl', (each) =>
      each('subjects').where('id', id).pluck<Buffer[]>('sealed_email'),
    );
    const payloads = await inside('databaseUrl', (each) =>
      each('ledger_entries').where('key_id', id).pluck<Buffer[]>('sealed_payload'),
    );
    const secrets = [wrapped, email, ...payloads].map((bytes) => (bytes as Buffer).subarray(13));
    const readable = ['anna.beispiel', 'Anna Beispiel'].map((text) => Buffer.from(text));
    const everywhere = async (): Promise<Buffer[]> => {
      const files = readdirSync(databases.folder).filter((name) => name !== 'master-key.json');
      const rows = JSON.stringify(await dump(databases)).replace(/[^\x20-\x7e]/g, '');
      return [...files.map((name) => readFileSync(join(databases.folder, name))), Buffer.from(rows)];
    };
    const found = async (wanted: Buffer): Promise<boolean> => {
      const rows = `[${[...wanted].join(',')}]`.slice(1, -1);
      return (await everywhere()).some((bytes) => bytes.includes(wanted) || bytes.includes(rows));
    };
    for (const secret of secrets) expect(await found(secret)).toBe(true);
    await erase(person(id));
    for (const secret of [...secrets, ...readable]) expect(await found(secret)).toBe(false);
  });

  it('is finished on the next start or never begun, wherever it stops', async () => {
    let finished = 0;
    for (let n = 1; ; n++) {
      const id = await newPerson(`person${n}@example.at`);
      const { submissionId } = await signUp(`stays${n}@example.at`);
      await signUp(`stays${n}@example.at`);
      const before = (await core.journal.head()).seq;
      const stop = new StopAt(n);
      await eraseUntil(stop, [person(id), submission(submissionId)]).catch(() => undefined);
      if (!stop.stopped) break;
      await core.migrate();
      const decided = (await core.journal.head()).seq > before;
      if (decided) finished++;
      expect({ n, traces: (await tracesOf(id)) > 0 }).toEqual({ n, traces: !decided });
      expect({ n, there: (await personOf(submissionId)) !== '' }).toEqual({ n, there: !decided });
      await holds();
    }
    expect(finished).toBeGreaterThan(15);
  });

  it('refuses to start when the vault’s journal lacks what was carried out', async () => {
    await erase(person(await newPerson('anna@example.at')));
    await erase(person(await newPerson('eva@example.at')));
    const [first] = await core.journal.list({ after: 0, limit: 1 });
    await meddle(databases.vaultUrl, 'DELETE FROM deletion_journal WHERE seq = 2');
    await meddle(databases.vaultUrl, 'UPDATE deletion_journal_head SET seq = 1, hash = ?', [first?.hash ?? '']);
    const { databaseUrl, vaultUrl, masterKeyFile } = databases;
    const restarted = new Core({ databaseUrl, vaultUrl, masterKeyFile, runtime });
    await expect(restarted.migrate()).rejects.toThrow(JournalSetBack);
    await restarted.close();
    await core.migrate();
    await holds();
  });

  /** What `core.erasure` does, over parts that stop. */
  async function eraseUntil(stop: StopAt, erasures: Erased[]): Promise<void> {
    const [data, keys] = [openDatabase(databases.databaseUrl), openDatabase(databases.vaultUrl)];
    try {
      const vault = new Vault(keys, () => readMasterKeys(databases.masterKeyFile), runtime);
      const ledger = new LedgerService(data, vault, runtime);
      const mirror = new StoppingMirror(databases.journalMirror, stop);
      const journal = new JournalService(stopping(keys, stop), mirror, runtime);
      const writer = new ErasureWriter(vault, ledger, runtime);
      const completion = new CompletionWriter(new RequestWriter(vault, ledger, runtime), runtime, false);
      const erasure = new ErasureService(stopping(data, stop), keys, journal, ledger, writer, completion);
      await erasure.erase(muster.tenantId, () => Promise.resolve({ erasures, result: undefined }));
    } finally {
      await Promise.all([data.close(), keys.close()]);
    }
  }
});
