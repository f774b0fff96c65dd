import type { Core } from '../core';
import { openDatabase } from '../database/database';
import type { LeasedMessage } from '../outbox/types';
import { systemRuntime } from '../runtime/system-runtime';
import {
  deliverConfirmationMail,
  movableClock,
  onEachEngine,
  openSignUps,
  testCore,
  type SignUps,
  type TestDatabases,
} from '../testing';
import type { ConfirmationMail, MailDecision } from './confirmation-types';

type Send = Extract<MailDecision, { action: 'send' }>;

onEachEngine('Confirming by a link in a mail', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let muster: SignUps;
  const clock = movableClock('2026-11-24T10:00:00.000Z');

  beforeEach(async () => {
    databases = await make();
    clock.set('2026-11-24T10:00:00.000Z');
    core = await testCore(databases, { ...systemRuntime, clock });
    muster = await openSignUps(core, { clock });
  });

  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const nextMail = (): Promise<ConfirmationMail> => deliverConfirmationMail(core);

  it('asks in the words that were shown, in the language of the form, in the name of the company', async () => {
    await muster.signUp('anna@example.at', { locale: 'en' });
    const mail = await nextMail();
    expect(mail).toMatchObject({
      email: 'anna@example.at',
      locale: 'en',
      company: { name: 'Muster GmbH', address: 'Hauptplatz 1, 8010 Graz', email: 'office@muster.example' },
      expiresAt: new Date('2026-12-01T10:00:00.000Z'),
    });
    expect(mail.consents).toHaveLength(1);
    expect(mail.consents[0]?.consentText).toContain('Neuigkeiten zu Gartenmöbeln');
    expect(Buffer.from(mail.token, 'base64url')).toHaveLength(32);
    expect(await core.outbox.backlog()).toEqual({ waiting: 0, failed: 0 });
  });

  it('shows what a link is about without changing anything', async () => {
    const { consents } = await muster.signUp('anna@example.at');
    const { token } = await nextMail();
    const head = await core.ledger.head(muster.tenantId);
    for (let visit = 0; visit < 3; visit++) {
      expect(await core.confirmations.view(token)).toMatchObject({
        state: 'open',
        email: 'anna@example.at',
        company: { name: 'Muster GmbH' },
        consents: [{ id: consents[0]?.consentId, purpose: 'newsletter' }],
      });
    }
    expect(await core.ledger.head(muster.tenantId)).toEqual(head);
  });

  it('confirms once: with an event, an entry in the ledger, and a membership; a second time changes nothing', async () => {
    const { consents } = await muster.signUp('anna@example.at');
    clock.set('2026-11-24T10:01:00.000Z');
    const { token } = await nextMail();
    clock.set('2026-11-24T10:05:00.000Z');
    expect(await core.confirmations.confirm(token)).toMatchObject({ outcome: 'confirmed', view: { state: 'used' } });
    const proof = await core.consents.get(muster.tenantId, consents[0]?.consentId ?? '');
    expect(proof).toMatchObject({ state: 'confirmed', intact: true });
    expect(proof.events.map(({ type, at, mailSentAt }) => [type, at.toISOString(), mailSentAt?.toISOString()])).toEqual(
      [
        ['requested', '2026-11-24T10:00:00.000Z', undefined],
        ['confirmed', '2026-11-24T10:05:00.000Z', '2026-11-24T10:01:00.000Z'],
      ],
    );
    expect(await count('memberships')).toBe(1);
    const head = await core.ledger.head(muster.tenantId);
    expect(await core.confirmations.confirm(token)).toMatchObject({ outcome: 'already-confirmed' });
    expect(await core.ledger.head(muster.tenantId)).toEqual(head);
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
  });

  it('confirms once when the link is clicked many times at once', async () => {
    await muster.signUp('anna@example.at');
    const { token } = await nextMail();
    const results = await Promise.all(Array.from({ length: 8 }, () => core.confirmations.confirm(token)));
    expect(results.filter(({ outcome }) => outcome === 'confirmed')).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === 'already-confirmed')).toHaveLength(7);
    expect(await count('memberships')).toBe(1);
  });

  it.each([
    ['that is empty', ''],
    ['that nobody made', 'A'.repeat(43)],
    ['with a path', '../../etc/passwd'],
    ['with other letters', 'Ä'.repeat(43)],
    ['of 100,000 characters', 'A'.repeat(100_000)],
  ])('knows nothing of a link %s', async (_, token) => {
    expect(await core.confirmations.view(token)).toEqual({ state: 'unknown' });
    expect(await core.confirmations.confirm(token)).toEqual({ outcome: 'unknown', view: { state: 'unknown' } });
  });

  it('confirms nothing at the end of the time for it, not a moment later either', async () => {
    const { consents } = await muster.signUp('anna@example.at');
    const { token } = await nextMail();
    clock.set('2026-12-01T09:59:59.999Z');
    expect(await core.confirmations.view(token)).toMatchObject({ state: 'open' });
    clock.set('2026-12-01T10:00:00.000Z');
    expect(await core.confirmations.confirm(token)).toMatchObject({ outcome: 'expired', view: { state: 'expired' } });
    expect(await core.consents.get(muster.tenantId, consents[0]?.consentId ?? '')).toMatchObject({
      state: 'requested',
    });
  });

  it('asks no more and confirms nothing once the controller withdrew another sign-up for the same', async () => {
    const first = await muster.signUp('anna@example.at');
    const { token } = await nextMail();
    const second = await muster.signUp('anna@example.at');
    const stranger = await muster.signUp('eva@example.at');
    const [id = '', other = '', others = ''] = [first, second, stranger].map(({ consents }) => consents[0]?.consentId);
    const acting = { tenantId: muster.tenantId, actor: 'Eva Admin' };
    const answer = await core.consents.withdraw(acting, id, { reason: 'telephone' });
    expect(answer).toMatchObject({ id, state: 'withdrawn' });
    const proof = await core.consents.get(muster.tenantId, other);
    expect(proof).toMatchObject({ state: 'withdrawn', intact: true });
    const method = 'controller';
    expect(proof.events.at(-1)).toMatchObject({ actor: 'Eva Admin', reason: 'telephone', method });
    expect(await core.consents.get(muster.tenantId, others)).toMatchObject({ state: 'requested' });
    clock.set('2026-11-24T12:00:00.000Z');
    const decisions = [];
    for (const message of await core.outbox.lease(9)) {
      const decision = await core.confirmationMails.prepareMail(message);
      decisions.push(decision.action === 'send' ? decision.mail.email : decision.action);
    }
    expect(decisions.sort()).toEqual(['drop', 'eva@example.at']);
    expect(await core.confirmations.confirm(token)).toMatchObject({ outcome: 'expired' });
    const head = await core.ledger.head(muster.tenantId);
    await core.consents.withdraw(acting, id, {});
    expect(await core.ledger.head(muster.tenantId)).toEqual(head);
  });

  it('does not confirm what was withdrawn before', async () => {
    const { consents } = await muster.signUp('anna@example.at');
    const { token } = await nextMail();
    await core.consents.withdraw({ tenantId: muster.tenantId }, consents[0]?.consentId ?? '', {});
    expect(await core.confirmations.confirm(token)).toMatchObject({ outcome: 'expired' });
  });

  it('does not confirm with an old link what was asked for later', async () => {
    await muster.signUp('anna@example.at');
    const { token } = await nextMail();
    clock.set('2026-11-24T10:30:00.000Z');
    const { consents } = await muster.signUp('anna@example.at');
    await core.confirmations.confirm(token);
    expect(await core.consents.get(muster.tenantId, consents[0]?.consentId ?? '')).toMatchObject({
      state: 'requested',
    });
  });

  it('sends one mail for all that waits, and no second one within the hour', async () => {
    await muster.signUp('anna@example.at');
    await muster.signUp('ANNA@example.at');
    expect((await nextMail()).consents).toHaveLength(2);
    expect(await core.outbox.lease(10)).toEqual([]);

    clock.set('2026-11-24T10:20:00.000Z');
    await muster.signUp('anna@example.at');
    const [third] = await core.outbox.lease(10);
    expect(await core.confirmationMails.prepareMail(third as LeasedMessage)).toEqual({
      action: 'later',
      until: new Date('2026-11-24T11:00:00.000Z'),
    });
    clock.set('2026-11-24T10:59:59.999Z');
    expect(await core.outbox.lease(10)).toEqual([]);
    clock.set('2026-11-24T11:00:00.000Z');
    expect((await nextMail()).consents).toHaveLength(3);
  });

  it('sends one mail when two bridges have messages to the same person at once', async () => {
    await muster.signUp('anna@example.at');
    await muster.signUp('anna@example.at');
    const leased = [...(await core.outbox.lease(1)), ...(await core.outbox.lease(1))];
    const decisions = await Promise.all(leased.map((message) => core.confirmationMails.prepareMail(message)));
    expect(decisions.map(({ action }) => action).sort()).toEqual(['later', 'send']);
    await core.confirmationMails.mailSent(decisions.find(({ action }) => action === 'send') as Send);
    expect(await core.outbox.backlog()).toEqual({ waiting: 0, failed: 0 });
  });

  it('sends nothing when nothing waits any more', async () => {
    const { consents } = await muster.signUp('anna@example.at');
    const [message] = await core.outbox.lease(1);
    await core.consents.withdraw({ tenantId: muster.tenantId }, consents[0]?.consentId ?? '', {});
    expect(await core.confirmationMails.prepareMail(message as LeasedMessage)).toEqual({ action: 'drop' });
    expect(await core.outbox.backlog()).toEqual({ waiting: 0, failed: 0 });
  });

  it('leases a message to one bridge at a time, and to the next when the first one died', async () => {
    await muster.signUp('anna@example.at');
    await muster.signUp('eva@example.at');
    const [first, second] = await Promise.all([core.outbox.lease(1), core.outbox.lease(1)]);
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(2);
    expect(await core.outbox.lease(10)).toEqual([]);
    clock.set('2026-11-24T10:14:59.999Z');
    expect(await core.outbox.lease(10)).toEqual([]);
    clock.set('2026-11-24T10:15:00.000Z');
    const again = await core.outbox.lease(10);
    expect(again.map(({ attempts }) => attempts)).toEqual([2, 2]);
    expect(await core.confirmationMails.prepareMail(first[0] as LeasedMessage)).toEqual({ action: 'drop' });
    expect(await core.outbox.backlog()).toEqual({ waiting: 2, failed: 0 });
  });

  it('makes the same link again for a mail of which nobody knows whether it went out', async () => {
    await muster.signUp('anna@example.at');
    const [message] = await core.outbox.lease(1);
    const before = (await core.confirmationMails.prepareMail(message as LeasedMessage)) as Send;
    clock.set('2026-11-24T10:15:00.000Z');
    const [early] = await core.outbox.lease(1);
    expect(await core.confirmationMails.prepareMail(early as LeasedMessage)).toMatchObject({ action: 'later' });
    clock.set('2026-11-24T11:00:00.000Z');
    const [again] = await core.outbox.lease(1);
    const after = (await core.confirmationMails.prepareMail(again as LeasedMessage)) as Send;
    expect(after.mail).toEqual(before.mail);
    expect(again?.id).toBe(message?.id);
  });

  it('tries again later and later after a failure, and never again after a permanent one', async () => {
    await muster.signUp('anna@example.at');
    const fail = async (permanent: boolean): Promise<void> => {
      const [message] = await core.outbox.lease(1);
      const send = (await core.confirmationMails.prepareMail(message as LeasedMessage)) as Send;
      const failure = { code: 'smtp-451', permanent, mayHaveArrived: false };
      await core.confirmationMails.mailFailed(message as LeasedMessage, send, failure);
    };
    await fail(false);
    expect(await core.outbox.lease(1)).toEqual([]);
    clock.set('2026-11-24T10:01:00.000Z');
    await fail(false);
    clock.set('2026-11-24T10:02:00.000Z');
    expect(await core.outbox.lease(1)).toEqual([]);
    clock.set('2026-11-24T10:03:00.000Z');
    await fail(true);
    expect(await core.outbox.backlog()).toEqual({ waiting: 0, failed: 1 });
    clock.set('2026-11-25T10:00:00.000Z');
    expect(await core.outbox.lease(1)).toEqual([]);
  });

  /** A mail that went out before its bridge died. */
  const lostMail = async (): Promise<Send> => {
    const [message] = await core.outbox.lease(1);
    return (await core.confirmationMails.prepareMail(message as LeasedMessage)) as Send;
  };

  it('sends a mail that may have arrived again after an hour, not a moment earlier', async () => {
    await muster.signUp('anna@example.at');
    const [message] = await core.outbox.lease(1);
    const send = (await core.confirmationMails.prepareMail(message as LeasedMessage)) as Send;
    clock.set('2026-11-24T10:10:00.000Z');
    const failure = { code: 'ETIMEDOUT', permanent: false, mayHaveArrived: true };
    await core.confirmationMails.mailFailed(message as LeasedMessage, send, failure);
    await muster.signUp('anna@example.at');
    clock.set('2026-11-24T11:09:59.999Z');
    for (const waiting of await core.outbox.lease(10)) {
      expect(await core.confirmationMails.prepareMail(waiting)).toMatchObject({ action: 'later' });
    }
    clock.set('2026-11-24T11:10:00.000Z');
    const decisions = [];
    for (const waiting of await core.outbox.lease(10)) {
      decisions.push(await core.confirmationMails.prepareMail(waiting));
    }
    const sent = decisions.filter(({ action }) => action === 'send') as Send[];
    expect(sent.map(({ mail }) => mail.consents.length)).toEqual([2]);
    expect(sent[0]?.mail.token).not.toBe(send.mail.token);
  });

  it('never opens a used link again, and sends who signs up anew a link of its own', async () => {
    await muster.signUp('anna@example.at');
    const { mail } = await lostMail();
    expect(await core.confirmations.confirm(mail.token)).toMatchObject({ outcome: 'confirmed' });
    clock.set('2026-11-24T10:30:00.000Z');
    const { consents } = await muster.signUp('anna@example.at');
    clock.set('2026-11-24T11:00:00.000Z');
    const decisions = [];
    for (const message of await core.outbox.lease(10)) {
      decisions.push(await core.confirmationMails.prepareMail(message));
    }
    expect(decisions.map(({ action }) => action).sort()).toEqual(['drop', 'send']);
    const next = (decisions.find(({ action }) => action === 'send') as Send).mail;
    expect(next.token).not.toBe(mail.token);
    expect(next.consents.map(({ id }) => id)).toEqual([consents[0]?.consentId]);
    expect(await core.confirmations.view(mail.token)).toMatchObject({ state: 'used' });
    expect(await core.confirmations.confirm(mail.token)).toMatchObject({ outcome: 'already-confirmed' });
    expect(await core.confirmations.view(next.token)).toMatchObject({ state: 'open' });
  });

  it('never opens a used link again, also when the mail server said that it did not take its mail', async () => {
    await muster.signUp('anna@example.at');
    const [message] = await core.outbox.lease(1);
    const send = (await core.confirmationMails.prepareMail(message as LeasedMessage)) as Send;
    await core.confirmations.confirm(send.mail.token);
    const failure = { code: 'smtp-451', permanent: false, mayHaveArrived: false };
    await core.confirmationMails.mailFailed(message as LeasedMessage, send, failure);
    clock.set('2026-11-24T10:01:00.000Z');
    const [again] = await core.outbox.lease(1);
    await muster.signUp('anna@example.at');
    expect(await core.confirmationMails.prepareMail(again as LeasedMessage)).toEqual({ action: 'drop' });
    expect(await core.confirmations.view(send.mail.token)).toMatchObject({ state: 'used' });
  });

  it('does not repeat a mail whose time is over', async () => {
    await muster.signUp('anna@example.at');
    await lostMail();
    clock.set('2026-12-01T10:00:00.000Z');
    const [message] = await core.outbox.lease(1);
    expect(await core.confirmationMails.prepareMail(message as LeasedMessage)).toEqual({ action: 'drop' });
  });

  it('says of an expired link that it expired, whatever else the person confirmed', async () => {
    await muster.signUp('anna@example.at');
    await core.confirmations.confirm((await nextMail()).token);
    clock.set('2026-11-24T12:00:00.000Z');
    await muster.signUp('anna@example.at');
    const { token } = await nextMail();
    clock.set('2026-12-01T12:00:00.000Z');
    expect(await core.confirmations.view(token)).toMatchObject({ state: 'expired' });
    expect(await core.confirmations.confirm(token)).toMatchObject({ outcome: 'expired' });
    await core.unconfirmed.sweep();
    expect(await core.confirmations.view(token)).toMatchObject({ state: 'expired' });
  });

  it('neither asks for nor confirms what is overdue, also before it is deleted', async () => {
    const { consents } = await muster.signUp('anna@example.at');
    clock.set('2026-12-01T10:00:00.000Z');
    await muster.signUp('anna@example.at');
    const [overdue, fresh] = await core.outbox.lease(2);
    const send = (await core.confirmationMails.prepareMail(fresh as LeasedMessage)) as Send;
    expect(send.mail.consents).toHaveLength(1);
    expect(await core.confirmationMails.prepareMail(overdue as LeasedMessage)).toMatchObject({ action: 'later' });
    await core.confirmations.confirm(send.mail.token);
    const [first] = consents;
    expect(await core.consents.get(muster.tenantId, first?.consentId ?? '')).toMatchObject({ state: 'requested' });
  });

  async function count(table: string): Promise<number> {
    const database = openDatabase(databases.databaseUrl);
    const rows = await database.read((connection) => connection(table).select());
    await database.close();
    return rows.length;
  }
});
