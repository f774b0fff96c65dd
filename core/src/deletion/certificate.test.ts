import type { Core } from '../core';
import { openDatabase } from '../database/database';
import { requestKeysMigration } from '../database/data-migrations/0018-request-keys';
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
import type { DeletionCertificate, RecordRef } from './types';

const now = '2026-11-24T10:00:00.000Z';

onEachEngine('The certificate of a deletion', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let muster: SignUps;
  const clock = movableClock(now);

  beforeEach(async () => {
    databases = await make();
    core = await testCore(databases, { ...systemRuntime, clock });
    muster = await openSignUps(core, { clock, profile: { purpose: 'contact', doubleOptIn: false } });
    const form = newsletterForm([muster.profileId], { kind: 'contact' });
    await core.forms.put({ tenantId: muster.tenantId }, 'newsletter', form, 'de');
  });
  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const submission = async (email: string): Promise<RecordRef> => {
    return { type: 'submission', id: (await muster.signUp(email)).submissionId };
  };
  const certificateFor = async (records: readonly RecordRef[]): Promise<DeletionCertificate> => {
    const { tenantId } = muster;
    const scope = { kind: 'records', records } as const;
    const { id } = await core.deletions.create({ tenantId }, { scope, origin: 'controller' });
    expect(await core.deletionRuns.run()).toMatchObject({ executed: 1 });
    return core.deletions.certificate(tenantId, id);
  };
  const gone = { lastBackupGoneAt: new Date('2027-01-05T10:00:00.000Z') };
  const hidden = { ...gone, unreadableSince: new Date(now), vaultCopiesGoneAt: new Date('2026-11-26T10:00:00.000Z') };
  const sealed = { ...gone, unreadableSince: null, vaultCopiesGoneAt: null };

  it('for single records of who stays claims nothing of the backups that hold them', async () => {
    const [old] = [await submission('anna@example.at'), await submission('anna@example.at')];
    expect(await certificateFor([old])).toMatchObject({
      erased: { contacts: 0, submissions: 1, consents: 1 },
      backups: sealed,
    });
  });

  it('for the last records of a person counts the person with them, and says that its key is gone', async () => {
    const records = [await submission('anna@example.at'), await submission('anna@example.at')];
    const certificate = await certificateFor(records);
    expect(certificate).toMatchObject({
      erased: { contacts: 1, submissions: 2, consents: 2, consentEvents: 2, ledgerPayloads: 2 },
      kept: [{ what: 'proof-without-identity', count: 2 }, { what: 'late-delivery-hash' }],
      backups: hidden,
    });
    const [entry] = await core.ledger.list(muster.tenantId, { after: (certificate.ledger?.seq ?? 0) - 1, limit: 1 });
    expect(entry).toMatchObject({ type: 'subject.erased', hash: certificate.ledger?.hash });
    const [decided] = await core.journal.list({ after: certificate.journal.seq - 1, limit: 1 });
    expect(decided).toMatchObject({ kind: 'records', hash: certificate.journal.hash });
    expect(decided?.ids).toEqual(expect.arrayContaining(records));
  });

  it('for records of one who goes and one who stays counts both', async () => {
    const [eva, anna] = [await submission('eva@example.at'), await submission('anna@example.at')];
    await submission('anna@example.at');
    expect(await certificateFor([eva, anna])).toMatchObject({
      erased: { contacts: 1, submissions: 2, consents: 2, ledgerPayloads: 2 },
      backups: sealed,
    });
  });

  it('for records comes also when their person was erased for another reason first', async () => {
    const { tenantId } = muster;
    const records = [await submission('anna@example.at')];
    const scope = { kind: 'records', records } as const;
    const { id } = await core.deletions.create({ tenantId }, { scope, origin: 'controller' });
    const subjectId = (await core.persons.idOf(tenantId, 'anna@example.at')) ?? '';
    const erasures = [{ kind: 'person', ids: [subjectId] }] as const;
    await core.erasure.erase(tenantId, () => Promise.resolve({ erasures, result: undefined }));
    expect(await core.deletions.certificate(tenantId, id)).toMatchObject({ erased: { contacts: 1 }, backups: hidden });
  });

  it('of an earlier release loses the reason of its legal hold', async () => {
    const { tenantId } = muster;
    const scope = { kind: 'records', records: [await submission('anna@example.at')] } as const;
    const { id } = await core.deletions.create({ tenantId }, { scope, origin: 'controller' });
    await core.deletionRuns.run();
    const until = '2026-11-24T09:00:00.000Z';
    const old = { ...(await core.deletions.certificate(tenantId, id)), legalHold: { reason: 'Frau Beispiel', until } };
    const database = openDatabase(databases.databaseUrl);
    await database.write(async (each) => {
      await each('deletion_requests').update({ certificate: JSON.stringify(old) });
      for (const table of ['deletion_requests', 'restore_requests']) {
        await each.schema.alterTable(table, (columns) => columns.dropColumn('key_id'));
      }
    });
    await database.read((each) => requestKeysMigration.up(each));
    await database.close();
    expect((await core.deletions.certificate(tenantId, id)).legalHold).toEqual({ until: new Date(until) });
  });
});
