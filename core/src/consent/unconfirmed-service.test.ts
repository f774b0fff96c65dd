import type { Knex } from 'knex';
import type { Core } from '../core';
import { openDatabase } from '../database/database';
import { entryHash } from '../ledger/entry';
import type { LedgerEntry } from '../ledger/types';
import { systemRuntime } from '../runtime/system-runtime';
import {
  activeSettings,
  deliverConfirmationMail,
  movableClock,
  onEachEngine,
  openSignUps,
  testCore,
  type SignUps,
  type TestDatabases,
} from '../testing';

const asked = '2026-11-24T10:00:00.000Z';
const due = '2026-12-01T10:00:00.000Z';

onEachEngine('Deleting what was not confirmed', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let muster: SignUps;
  const clock = movableClock(asked);

  beforeEach(async () => {
    clock.set(asked);
    databases = await make();
    core = await testCore(databases, { ...systemRuntime, clock });
    muster = await openSignUps(core, { clock });
  });

  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const inside = async <T>(url: 'databaseUrl' | 'vaultUrl', work: (each: Knex) => Promise<T>): Promise<T> => {
    const database = openDatabase(databases[url]);
    try {
      return await database.statement(work);
    } finally {
      await database.close();
    }
  };
  const rowsIn = (...tables: string[]): Promise<number[]> =>
    inside('databaseUrl', (each) => Promise.all(tables.map(async (table) => (await each(table).select()).length)));
  const subjects = (): Promise<readonly string[]> =>
    inside('databaseUrl', async (each) => (await each('subjects').select<{ id: string }[]>('id')).map(({ id }) => id));
  /** Those of these persons whose keys are still in the vault, where keys for persons to come lie ready, too. */
  const keysOf = (ids: readonly string[]): Promise<number> =>
    inside('vaultUrl', async (each) => (await each('vault_keys').whereIn('id', ids.slice()).select('id')).length);
  const nextToken = async (): Promise<string> => (await deliverConfirmationMail(core)).token;
  const confirmed = async (email: string): Promise<string> => {
    const { consents } = await muster.signUp(email);
    await core.confirmations.confirm(await nextToken());
    return consents[0]?.consentId ?? '';
  };

  it('leaves nothing of a person who never confirmed, its key included, and the ledger holds', async () => {
    await muster.signUp('anna@example.at');
    await muster.signUp('eva@example.at');
    await nextToken();
    const persons = await subjects();
    expect(await keysOf(persons)).toBe(2);
    clock.set(due);
    expect(await core.unconfirmed.sweep()).toEqual({ erased: 2, expired: 0 });
    const tables = ['submissions', 'consents', 'consent_events', 'subjects', 'outbox_messages', 'key_destructions'];
    expect(await rowsIn(...tables)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await keysOf(persons)).toBe(0);
    const payloads = await inside('databaseUrl', (each) =>
      each('ledger_entries').where('type', 'submission.recorded').whereNotNull('sealed_payload'),
    );
    expect(payloads).toEqual([]);
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
    const entries = await core.ledger.list(muster.tenantId, { after: 0, limit: 100 });
    expect(
      entries
        .filter(({ type }) => type === 'subject.erased')
        .map(({ ref }) => ref)
        .sort(),
    ).toEqual(persons.slice().sort());
  });

  it('leaves alone what still has time, to the millisecond', async () => {
    await muster.signUp('anna@example.at');
    clock.set('2026-12-01T09:59:59.999Z');
    expect(await core.unconfirmed.sweep()).toEqual({ erased: 0, expired: 0 });
    expect(await rowsIn('submissions')).toEqual([1]);
  });

  it('goes by the days that the controller set', async () => {
    const other = await openSignUps(core, { clock, slug: 'other', settings: { unconfirmedDays: 1 } });
    await other.signUp('anna@example.at');
    await muster.signUp('anna@example.at');
    clock.set('2026-11-25T10:00:00.000Z');
    expect(await core.unconfirmed.sweep()).toEqual({ erased: 1, expired: 0 });
    expect(
      (await core.consents.search(muster.tenantId, { email: 'anna@example.at' }, { limit: 9 })).items,
    ).toHaveLength(1);
  });

  it('keeps until the time that a mail already sent names, when the controller shortens the days', async () => {
    await muster.signUp('anna@example.at');
    const token = await nextToken();
    await muster.signUp('eva@example.at');
    await core.tenants.putSettings({ tenantId: muster.tenantId }, activeSettings({ unconfirmedDays: 1 }));
    clock.set('2026-12-01T09:59:59.999Z');
    expect(await core.unconfirmed.sweep()).toEqual({ erased: 1, expired: 0 });
    expect(await core.confirmations.view(token)).toMatchObject({ state: 'open', email: 'anna@example.at' });
    clock.set(due);
    expect(await core.unconfirmed.sweep()).toEqual({ erased: 1, expired: 0 });
  });

  it('takes every payload under a key with it in the same moment, also where the key outlives the rows', async () => {
    await muster.signUp('anna@example.at');
    const [person = ''] = await subjects();
    // An entry under the person's key that is not the submission's own.
    await inside('databaseUrl', async (each) => {
      const [entry] = await each('ledger_entries').where('key_id', person).select<object[]>();
      const more = { seq: 999, hash: 'f'.repeat(64), commitment: 'e'.repeat(64), type: 'consent.withdrawn' };
      await each('ledger_entries').insert({ ...entry, ...more });
    });
    clock.set(due);
    await core.unconfirmed.sweep();
    const left = await inside('databaseUrl', (each) =>
      each('ledger_entries').where('key_id', person).whereNotNull('sealed_payload').select('seq'),
    );
    expect(left).toEqual([]);
  });

  it('keeps who confirmed, and deletes only what the same person did not', async () => {
    const kept = await confirmed('anna@example.at');
    clock.set('2026-11-24T12:00:00.000Z');
    const { consents } = await muster.signUp('anna@example.at');
    clock.set('2026-12-01T12:00:00.000Z');
    expect(await core.unconfirmed.sweep()).toEqual({ erased: 1, expired: 0 });
    expect(await core.consents.get(muster.tenantId, kept)).toMatchObject({ state: 'confirmed', intact: true });
    await expect(core.consents.get(muster.tenantId, consents[0]?.consentId ?? '')).rejects.toThrow('not-found');
    expect(await keysOf(await subjects())).toBe(1);
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
    expect(await core.consentAudit.audit(muster.tenantId)).toMatchObject({ ok: true });
  });

  it('keeps nothing of who withdrew before confirming, its key and the reason of the withdrawal included', async () => {
    const { consents } = await muster.signUp('anna@example.at');
    const persons = await subjects();
    await core.consents.withdraw({ tenantId: muster.tenantId }, consents[0]?.consentId ?? '', { reason: 'Frau Anna' });
    clock.set('2026-12-01T09:59:59.999Z');
    expect(await core.unconfirmed.sweep()).toEqual({ erased: 0, expired: 0 });
    clock.set(due);
    expect(await core.unconfirmed.sweep()).toEqual({ erased: 1, expired: 0 });
    expect(await rowsIn('submissions', 'consents', 'consent_events', 'subjects', 'key_destructions')).toEqual([
      0, 0, 0, 0, 0,
    ]);
    expect(await keysOf(persons)).toBe(0);
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
    expect(await core.consentAudit.audit(muster.tenantId)).toMatchObject({ ok: true });
  });

  it('takes a withdrawn sign-up that was never confirmed from who has something else, and the ledger holds', async () => {
    const { consents } = await muster.signUp('anna@example.at');
    await core.consents.withdraw({ tenantId: muster.tenantId }, consents[0]?.consentId ?? '', { reason: 'Frau Anna' });
    clock.set('2026-11-24T12:00:00.000Z');
    const { consents: newer } = await muster.signUp('anna@example.at');
    await core.outbox.lease(9).then(async (messages) => {
      for (const message of messages) {
        const decision = await core.confirmationMails.prepareMail(message);
        if (decision.action === 'send') await core.confirmations.confirm(decision.mail.token);
      }
    });
    clock.set('2026-12-01T12:00:00.000Z');
    expect(await core.unconfirmed.sweep()).toEqual({ erased: 1, expired: 0 });
    expect(await core.unconfirmed.sweep()).toEqual({ erased: 0, expired: 0 });
    expect(await core.consents.get(muster.tenantId, newer[0]?.consentId ?? '')).toMatchObject({
      ...{ state: 'confirmed', intact: true },
    });
    const entries = await inside('databaseUrl', (each) =>
      each('ledger_entries').where('type', 'consent.withdrawn').whereNotNull('sealed_payload').select('seq'),
    );
    expect(entries).toEqual([]);
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
    expect(await core.consentAudit.audit(muster.tenantId)).toMatchObject({ ok: true });
  });

  it('keeps the proof of who confirmed and withdrew', async () => {
    const id = await confirmed('anna@example.at');
    await core.consents.withdraw({ tenantId: muster.tenantId }, id, {});
    clock.set('2027-12-01T12:00:00.000Z');
    expect(await core.unconfirmed.sweep()).toEqual({ erased: 0, expired: 0 });
    expect(await core.consents.get(muster.tenantId, id)).toMatchObject({ state: 'withdrawn', intact: true });
  });

  it('still says of a link that it expired, until nobody can remember it', async () => {
    await muster.signUp('anna@example.at');
    const token = await nextToken();
    clock.set(due);
    await core.unconfirmed.sweep();
    expect(await core.confirmations.view(token)).toMatchObject({ state: 'expired', company: { name: 'Muster GmbH' } });
    expect(await core.confirmations.confirm(token)).toMatchObject({ outcome: 'expired' });
    clock.set('2027-03-02T10:00:00.000Z');
    await core.unconfirmed.sweep();
    expect(await core.confirmations.view(token)).toEqual({ state: 'unknown' });
  });

  it('takes who comes back afterwards as a new person', async () => {
    await muster.signUp('anna@example.at');
    clock.set(due);
    await core.unconfirmed.sweep();
    expect((await core.consents.search(muster.tenantId, { email: 'anna@example.at' }, { limit: 9 })).items).toEqual([]);
    const id = await confirmed('anna@example.at');
    expect(await core.consents.get(muster.tenantId, id)).toMatchObject({ state: 'confirmed', intact: true });
  });

  it('ends the unconfirmed part of a submission of which something else counts', async () => {
    const { submissionId, consents } = await muster.signUp('anna@example.at');
    const extra = await secondConsent(submissionId);
    clock.set(due);
    expect(await core.unconfirmed.sweep()).toEqual({ erased: 0, expired: 1 });
    const proof = await core.consents.get(muster.tenantId, consents[0]?.consentId ?? '');
    expect(proof).toMatchObject({ state: 'expired', intact: true });
    expect(proof.events.map(({ type }) => type)).toEqual(['requested', 'expired']);
    expect(await core.consents.search(muster.tenantId, { state: 'given' }, { limit: 9 })).toMatchObject({
      items: [{ id: extra }],
    });
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
    expect(await core.unconfirmed.sweep()).toEqual({ erased: 0, expired: 0 });
  });

  it('deletes many, and each once when two bridges sweep at the same time', async () => {
    await Promise.all(Array.from({ length: 120 }, (_, n) => muster.signUp(`person${n}@example.at`)));
    const persons = await subjects();
    clock.set(due);
    const results = await Promise.all([core.unconfirmed.sweep(), core.unconfirmed.sweep()]);
    expect(results.reduce((sum, { erased }) => sum + erased, 0)).toBe(120);
    expect(await rowsIn('submissions', 'subjects')).toEqual([0, 0]);
    expect(await keysOf(persons)).toBe(0);
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
  });

  it('destroys the keys that an earlier release had still to destroy', async () => {
    await muster.signUp('anna@example.at');
    const [id = ''] = await subjects();
    clock.set(due);
    await core.unconfirmed.sweep();
    await inside('vaultUrl', (each) =>
      each('vault_keys').insert({
        ...{ id, tenant_id: muster.tenantId, kind: 'subject', wrapped: Buffer.from('x') },
        ...{ master_version: 1, created_at: 1 },
      }),
    );
    await inside('databaseUrl', (each) =>
      each('key_destructions').insert({ key_id: id, tenant_id: muster.tenantId, decided_at: 1 }),
    );
    expect(await keysOf([id])).toBe(1);
    await core.migrate();
    expect(await keysOf([id])).toBe(0);
    expect(await rowsIn('key_destructions')).toEqual([0]);
  });

  describe('leaves a ledger that still shows', () => {
    let erasedSeq: number;
    let recorded: { seq: number; ref: string; sealed_payload: Buffer }[];

    beforeEach(async () => {
      await confirmed('anna@example.at');
      clock.set('2026-11-24T12:00:00.000Z');
      await muster.signUp('anna@example.at');
      recorded = await inside('databaseUrl', (each) =>
        each('ledger_entries').where('type', 'submission.recorded').orderBy('seq').select<typeof recorded>(),
      );
      clock.set('2026-12-01T12:00:00.000Z');
      await core.unconfirmed.sweep();
      erasedSeq = Number(recorded[1]?.seq);
      expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
    });

    const forge = (seq: number, change: Record<string, unknown>): Promise<number> =>
      inside('databaseUrl', (each) => each('ledger_entries').where({ tenant_id: muster.tenantId, seq }).update(change));

    it('another payload that somebody took out', async () => {
      const firstBad = Number(recorded[0]?.seq);
      await forge(firstBad, { sealed_payload: null });
      expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: false, firstBad });
    });

    it('a confirmation that somebody took out', async () => {
      const entries = await core.ledger.list(muster.tenantId, { after: 0, limit: 100 });
      const firstBad = entries.find(({ type }) => type === 'consent.confirmed')?.seq ?? 0;
      await forge(firstBad, { sealed_payload: null });
      expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: false, firstBad });
    });

    it('a withdrawal that somebody took out', async () => {
      const { items } = await core.consents.search(muster.tenantId, { state: 'confirmed' }, { limit: 1 });
      await core.consents.withdraw({ tenantId: muster.tenantId }, items[0]?.id ?? '', {});
      const { seq: firstBad } = await core.ledger.head(muster.tenantId);
      await forge(firstBad, { sealed_payload: null });
      expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: false, firstBad });
    });

    it('erased data that somebody put back', async () => {
      await forge(erasedSeq, { sealed_payload: recorded[1]?.sealed_payload });
      expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: false, firstBad: erasedSeq });
    });

    it('that another entry was made to look as if it accounted for a payload', async () => {
      const firstBad = Number(recorded[0]?.seq);
      await core.tenants.putSettings({ tenantId: muster.tenantId }, activeSettings({ unconfirmedDays: 8 }));
      const [last] = await core.ledger.list(muster.tenantId, {
        after: (await core.ledger.head(muster.tenantId)).seq - 1,
        limit: 1,
      });
      const forged = { ...(last as LedgerEntry), type: 'submission.erased', ref: recorded[0]?.ref ?? '' } as const;
      const hash = entryHash({ ...forged, tenantId: muster.tenantId }, forged.commitment);
      await forge(forged.seq, { type: forged.type, ref: forged.ref, hash });
      await inside('databaseUrl', (each) => each('tenants').where('id', muster.tenantId).update({ ledger_hash: hash }));
      // The hashes fit again: that the head differs from the one that was signed, only outside witnesses see.
      expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
      await forge(firstBad, { sealed_payload: null });
      expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: false, firstBad });
    });

    it('that the entry about the erasure was made to account for nothing', async () => {
      const { seq } = await core.ledger.head(muster.tenantId);
      await forge(seq, { sealed_payload: null });
      expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: false });
    });
  });

  /** A second box of the same submission that needed no confirmation; the test’s form has only one. */
  async function secondConsent(submissionId: string): Promise<string> {
    const id = '01900000-0000-7000-8000-000000000002';
    await inside('databaseUrl', async (each) => {
      const [consent] = (await each('consents').where('submission_id', submissionId)) as object[];
      await each('consents').insert({ ...consent, id, state: 'given' });
      const [event] = (await each('consent_events').select()) as object[];
      await each('consent_events').insert({ ...event, consent_id: id, type: 'given' });
    });
    return id;
  }
});
