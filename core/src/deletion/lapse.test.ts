import { openDatabase } from '../database/database';
import { LedgerService } from '../ledger/ledger-service';
import { systemRuntime } from '../runtime/system-runtime';
import {
  activeSettings,
  BackupWorld,
  newsletterForm,
  newsletterProfile,
  newsletterSubmission,
  onEachEngine,
} from '../testing';
import { StopAt, stopping } from '../testing-faults';
import type { Principal } from '../tenants/types';
import { JournalMirror } from '../vault/journal-mirror';
import { JournalService } from '../vault/journal-service';
import { readMasterKeys } from '../vault/master-key';
import { Vault } from '../vault/vault';
import { CompletionWriter } from './completion-writer';
import { ErasureService } from './erasure-service';
import { ErasureWriter } from './erasure-writer';
import { RequestWriter } from './request-writer';
import { SweepService } from './sweep-service';

onEachEngine('A consent whose group keeps it no longer, beside one that stays', (make) => {
  let world: BackupWorld;
  let signUp: (email: string) => Promise<{ lapsing: string; staying: string }>;

  beforeEach(async () => {
    world = await BackupWorld.open(await make());
    const { core, muster } = world;
    const { tenantId, profileId } = muster;
    await core.tenants.putSettings({ tenantId }, activeSettings({ onLapse: 'delete' }));
    const invitations = newsletterProfile({ purpose: 'event', doubleOptIn: false, description: 'Einladungen' });
    const { id: other } = await core.profiles.create({ tenantId }, invitations);
    await core.forms.put({ tenantId }, 'both', newsletterForm([profileId, other], { kind: 'contact' }), 'de');
    const { contactGroupId } = await core.profiles.get(tenantId, other);
    const { activities } = await core.directory.get(tenantId, 'de');
    const row = activities.find((activity) => activity.contactGroupId === contactGroupId);
    const storagePeriod = { kind: 'duration', months: 1 } as const;
    await core.directory.change({ tenantId }, row?.id ?? '', { storagePeriod });
    const { key: apiKey } = await core.tenants.createKey({ tenantId, scopes: ['submit'] });
    signUp = async (email) => {
      const key = (await world.core.tenants.authenticate(apiKey)) as Principal;
      const notice = await world.core.forms.notice(tenantId, 'both', 'de');
      const now = world.clock.now();
      const input = newsletterSubmission(notice, email, { submittedAt: now, shown: { renderedAt: now } });
      const { receipt } = await world.core.submissions.record({ key, idempotencyKey: email, requestHash: 'ab', input });
      const consentOf = (id: string): string => receipt.consents.find((one) => one.profileId === id)?.consentId ?? '';
      return { lapsing: consentOf(other), staying: consentOf(profileId) };
    };
  });

  afterEach(() => world.dispose());

  const standing = async (consentId: string): Promise<object> => {
    const { state, events, intact } = await world.core.consents.get(world.muster.tenantId, consentId);
    const members = await world.inside((each) => each('memberships').where('consent_id', consentId).pluck('group_id'));
    return { state, intact, events: events.map(({ type, at }) => [type, at.toISOString()]), members: members.length };
  };
  const holds = async (): Promise<void> => {
    expect(await world.core.ledger.verify(world.muster.tenantId)).toMatchObject({ ok: true });
    expect(await world.core.consentAudit.audit(world.muster.tenantId)).toMatchObject({ ok: true });
  };

  it('ends, and its membership with it', async () => {
    const { lapsing, staying } = await signUp('anna@example.at');
    world.toDay(32);
    expect(await world.core.sweeps.run()).toMatchObject({ lapsed: 1 });
    const at = world.clock.now().toISOString();
    expect(await standing(lapsing)).toMatchObject({
      state: 'expired',
      events: [
        ['given', '2026-10-01T10:00:00.000Z'],
        ['expired', at],
      ],
      members: 0,
    });
    expect(await standing(staying)).toMatchObject({ state: 'given', members: 1 });
    await holds();
  });

  it('is ended in a restored backup from before, just as it was ended then', async () => {
    const { lapsing, staying } = await signUp('anna@example.at');
    await world.backups.daily.run();
    world.toDay(32);
    await world.core.sweeps.run();
    const before = [await standing(lapsing), await standing(staying)];
    world.toDay(33);
    await world.restore({ date: '2026-10-01' });
    expect([await standing(lapsing), await standing(staying)]).toEqual(before);
    await holds();
  });

  it('is ended on the next start or not begun, wherever the sweep stops', async () => {
    let [finished, untouched] = [0, 0];
    for (let n = 1; ; n++) {
      world.toDay(n * 40);
      const { lapsing, staying } = await signUp(`person${n}@example.at`);
      world.toDay(n * 40 + 35);
      const { seq } = await world.core.journal.head();
      const stop = new StopAt(n);
      await sweepUntil(stop).catch(() => undefined);
      if (!stop.stopped) break;
      await world.core.migrate();
      const decided = (await world.core.journal.head()).seq > seq;
      if (decided) finished++;
      else untouched++;
      expect({ n, ...(await standing(lapsing)) }).toMatchObject(
        decided ? { n, state: 'expired', intact: true, members: 0 } : { n, state: 'given', members: 1 },
      );
      expect({ n, ...(await standing(staying)) }).toMatchObject({ n, state: 'given', members: 1 });
      await world.core.sweeps.run();
      expect({ n, ...(await standing(lapsing)) }).toMatchObject({ n, state: 'expired', members: 0 });
    }
    expect(finished).toBeGreaterThan(5);
    expect(untouched).toBeGreaterThan(2);
    await holds();
  });

  /** What `core.sweeps` does, over data that stop. */
  async function sweepUntil(stop: StopAt): Promise<void> {
    const { databaseUrl, vaultUrl, masterKeyFile } = world.databases;
    const runtime = { ...systemRuntime, clock: world.clock };
    const [data, keys] = [openDatabase(databaseUrl), openDatabase(vaultUrl)];
    try {
      const vault = new Vault(keys, () => readMasterKeys(masterKeyFile), runtime);
      const ledger = new LedgerService(data, vault, runtime);
      const journal = new JournalService(keys, new JournalMirror(world.mirror), runtime);
      const writer = new ErasureWriter(vault, ledger, runtime);
      const completion = new CompletionWriter(new RequestWriter(vault, ledger, runtime), runtime, false);
      const erasure = new ErasureService(stopping(data, stop), keys, journal, ledger, writer, completion);
      const nobody = { sweep: () => Promise.resolve({ erased: 0, expired: 0 }) };
      const leases = { take: () => Promise.resolve(true), release: () => Promise.resolve() };
      await new SweepService(data, erasure, nobody, leases, runtime).run();
    } finally {
      await Promise.all([data.close(), keys.close()]);
    }
  }
});
