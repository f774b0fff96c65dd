import { openDatabase } from '../../../core/src/database/database';
import {
  movableClock,
  onEachEngine,
  openSignUps,
  testCore,
  type SignUps,
  type TestDatabases,
} from '../../../core/src/testing';
import { systemRuntime, type Core } from '@kundenmeister/core';
import { mailDeliveryJob, type DeliveryParts } from '../jobs/mail-delivery';
import { createMetrics, type Metrics } from '../metrics/metrics';
import { captureLog } from '../testing/log-capture';
import { mailServer, type MailServer } from '../testing/mail-server';
import { createMailer } from './mailer';

const start = '2026-11-24T10:00:00.000Z';
/** The server of these tests takes one octet less than RFC 5321 section 4.5.3.1.3 allows. */
const longest = `${'l'.repeat(64)}@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(56)}.com`;
const origin = { sender: 'noreply@bridge.example', publicUrl: 'https://bridge.example' };

onEachEngine('Delivering mails', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let muster: SignUps;
  let server: MailServer;
  let metrics: Metrics;
  let log = captureLog();
  const clock = movableClock(start);

  beforeEach(async () => {
    clock.set(start);
    databases = await make();
    core = await testCore(databases, { ...systemRuntime, clock });
    muster = await openSignUps(core, { clock });
    server = await mailServer();
    metrics = createMetrics();
    log = captureLog();
  });

  afterEach(async () => {
    await server.stop();
    await core.close();
    await databases.dispose();
    expect(log.text()).not.toMatch(/@example\.at/);
  });

  const deliver = (changes: Partial<DeliveryParts> = {}, signal = new AbortController().signal): Promise<void> => {
    const parts = { core, mailer: createMailer(server.url), origin, metrics, logger: log.logger, ...changes };
    return mailDeliveryJob(parts).run(signal);
  };
  const counted = async (): Promise<Record<string, number>> => {
    const { values } = await metrics.mails.get();
    return Object.fromEntries(values.map(({ labels, value }) => [String(labels.outcome), value] as const));
  };
  const lastErrors = async (): Promise<string[]> => {
    const database = openDatabase(databases.databaseUrl);
    const rows = await database.read((each) => each('outbox_messages').select<{ last_error: string }[]>('last_error'));
    await database.close();
    return rows.map((row) => row.last_error);
  };

  it('sends what waits, each mail once, to its own recipient only', async () => {
    const people = Array.from({ length: 12 }, (_, n) => `person${n}@example.at`);
    for (const person of people) await muster.signUp(person);
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(server.mails.map(({ recipients }) => recipients.join()).sort()).toEqual([...people].sort());
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(12);
    expect(await core.outbox.backlog()).toEqual({ waiting: 0, failed: 0 });
    expect(await counted()).toEqual({ sent: 12 });
  });

  it.each([
    ['with a plus', 'anna+shop@example.at', 'anna+shop@example.at'],
    ['in upper case', 'ANNA@EXAMPLE.AT', 'anna@example.at'],
    ['with an umlaut in its domain', 'anna@Bücher.example', 'anna@bücher.example'],
    ['of 253 characters', longest, longest],
  ])('reaches an address %s', async (_, address, recipient) => {
    await muster.signUp(address);
    await deliver();
    expect(await lastErrors()).toEqual([]);
    expect(server.mails.map(({ recipients }) => recipients)).toEqual([[recipient]]);
  });

  it('sends a person one mail an hour, whatever is asked for', async () => {
    for (let n = 0; n < 5; n++) await muster.signUp(n % 2 ? 'Anna@example.at' : 'anna@EXAMPLE.at');
    await deliver();
    clock.set('2026-11-24T10:30:00.000Z');
    await muster.signUp('anna@example.at');
    await deliver();
    expect(server.mails).toHaveLength(1);
    clock.set('2026-11-24T11:00:00.000Z');
    await deliver();
    expect(server.mails).toHaveLength(2);
    expect(await counted()).toEqual({ sent: 2, postponed: 5 });
  });

  it('waits for a slow server, and no other bridge sends the same meanwhile', async () => {
    server.behave({ delay: 700 });
    await muster.signUp('anna@example.at');
    const first = deliver();
    await server.until(1);
    await deliver();
    await first;
    expect(server.mails).toHaveLength(1);
    expect(await counted()).toEqual({ sent: 1 });
  });

  it.each([
    ['the recipient for now', { recipient: 451 }, 'smtp-451'],
    ['the mail for now', { mail: 452 }, 'smtp-452'],
  ])('comes again later when the server refuses %s', async (_, manner, code) => {
    server.behave(manner);
    await muster.signUp('anna@example.at');
    await deliver();
    expect(await lastErrors()).toEqual([code]);
    server.behave({});
    await deliver();
    expect(await counted()).toEqual({ deferred: 1 });
    clock.set('2026-11-24T10:01:00.000Z');
    await deliver();
    expect(await counted()).toEqual({ deferred: 1, sent: 1 });
    expect(await core.outbox.backlog()).toEqual({ waiting: 0, failed: 0 });
  });

  it.each([
    ['the recipient', { recipient: 550 }, 'smtp-550'],
    ['the mail', { mail: 554 }, 'smtp-554'],
  ])('never comes again when the server refuses %s for good', async (_, manner, code) => {
    server.behave(manner);
    await muster.signUp('anna@example.at');
    await deliver();
    server.behave({});
    clock.set('2026-11-25T10:00:00.000Z');
    await deliver();
    expect(await counted()).toEqual({ refused: 1 });
    expect(await lastErrors()).toEqual([code]);
    expect(await core.outbox.backlog()).toEqual({ waiting: 0, failed: 1 });
  });

  it('comes again as the same mail when the connection drops before the answer', async () => {
    server.behave({ drops: true });
    await muster.signUp('anna@example.at');
    await deliver();
    expect(await counted()).toEqual({ deferred: 1 });
    server.behave({});
    clock.set('2026-11-24T10:59:59.999Z');
    await deliver();
    expect(server.mails).toHaveLength(1);
    clock.set('2026-11-24T11:00:00.000Z');
    await deliver();
    const [first, second] = server.mails;
    expect(second?.messageId).toBe(first?.messageId);
    expect(second?.text).toBe(first?.text);
  });

  it('waits while the server is away, and sends when it is back', async () => {
    await server.stop();
    await muster.signUp('anna@example.at');
    await deliver();
    expect(await lastErrors()).toEqual(['ESOCKET']);
    await server.start();
    clock.set('2026-11-24T10:01:00.000Z');
    await deliver();
    expect(server.mails).toHaveLength(1);
  });

  it('comes again as the same mail when the bridge dies between sending and noting it', async () => {
    await muster.signUp('anna@example.at');
    const { confirmationMails, outbox } = core;
    const dying = Object.assign(Object.create(confirmationMails) as typeof confirmationMails, {
      mailSent: () => Promise.reject(new Error('killed')),
    });
    await expect(deliver({ core: { outbox, confirmationMails: dying } })).rejects.toThrow('killed');
    await deliver();
    expect(server.mails).toHaveLength(1);
    clock.set('2026-11-24T10:15:00.000Z');
    await deliver();
    expect(server.mails).toHaveLength(1);
    clock.set('2026-11-24T11:00:00.000Z');
    await deliver();
    const [first, second, ...others] = server.mails;
    expect(others).toEqual([]);
    expect(second?.messageId).toBe(first?.messageId);
    expect(second?.text).toBe(first?.text);
    expect(await core.outbox.backlog()).toEqual({ waiting: 0, failed: 0 });
  });

  it('finishes the mail under way when it is to stop, and begins no other', async () => {
    server.behave({ delay: 500 });
    for (let n = 0; n < 12; n++) await muster.signUp(`person${n}@example.at`);
    const stopping = new AbortController();
    const run = deliver({}, stopping.signal);
    await server.until(1);
    stopping.abort();
    await run;
    expect(server.mails).toHaveLength(5);
    expect(await counted()).toEqual({ sent: 5 });
    expect(await core.outbox.backlog()).toEqual({ waiting: 7, failed: 0 });
  });

  it('does not wait for a server that never answers when it is to stop', async () => {
    server.behave({ delay: 60_000 });
    await muster.signUp('anna@example.at');
    const stopping = new AbortController();
    const run = deliver({}, stopping.signal);
    await server.until(1);
    stopping.abort();
    await run;
    expect(await counted()).toEqual({ deferred: 1 });
    expect(await core.outbox.backlog()).toEqual({ waiting: 1, failed: 0 });
  });

  it('sends one mail in the first hour when the answer to it never comes in time', async () => {
    const mailer = createMailer(server.url, { handOverMs: 30_000, answerMs: 300 });
    server.behave({ delay: 60_000 });
    await muster.signUp('anna@example.at');
    for (let minute = 0; minute < 60; minute++) {
      clock.set(`2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z`);
      await deliver({ mailer });
    }
    expect(server.mails).toHaveLength(1);
    expect(await counted()).toEqual({ deferred: 1 });
    expect(await lastErrors()).toEqual(['EABORT']);
    server.behave({});
    clock.set('2026-11-24T11:00:00.000Z');
    await deliver({ mailer });
    const [first, second] = server.mails;
    expect(second?.messageId).toBe(first?.messageId);
  });

  it('lets other mails pass one whose answer takes long', async () => {
    server.behave({ delay: 60_000 });
    await muster.signUp('anna@example.at');
    const stopping = new AbortController();
    const run = deliver({ slowAfterMs: 100 }, stopping.signal);
    await server.until(1);
    server.behave({});
    await muster.signUp('eva@example.at');
    await server.until(2);
    stopping.abort();
    await run;
    expect(server.mails.map(({ recipients }) => recipients)).toEqual([['anna@example.at'], ['eva@example.at']]);
    expect(await counted()).toEqual({ sent: 1, deferred: 1 });
  });
});
