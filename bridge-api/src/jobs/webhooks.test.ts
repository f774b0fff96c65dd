import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { Core, systemRuntime } from '@kundenmeister/core';
import { movableClock, onEachEngine, openSignUps, type TestDatabases } from '../../../core/src/testing';
import { captureLog } from '../testing/log-capture';
import { webhookJob } from './webhooks';

const secret = 'a secret of the two of us';

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

onEachEngine('Webhooks', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let server: Server;
  let status: number;
  const received: Received[] = [];
  const clock = movableClock('2026-11-24T10:00:00Z');

  beforeEach(async () => {
    clock.set('2026-11-24T10:00:00Z');
    status = 204;
    received.length = 0;
    databases = await make();
    core = new Core({ ...databases, webhooks: true, runtime: { ...systemRuntime, clock } });
    await core.migrate();
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString('utf8')));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });

  afterEach(async () => {
    server.close();
    await core.close();
    await databases.dispose();
  });

  const run = async (log = captureLog()): Promise<string> => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const job = webhookJob({ core, target: { url, secret }, logger: log.logger, clock });
    await job.run(new AbortController().signal);
    return log.text();
  };
  const erase = async (): Promise<{ tenantId: string; contactId: string }> => {
    const muster = await openSignUps(core, { clock });
    const { tenantId } = muster;
    await muster.signUp('anna@example.at');
    const contactId = (await core.persons.idOf(tenantId, 'anna@example.at')) ?? '';
    await core.deletions.create({ tenantId }, { scope: { kind: 'person', contactId }, origin: 'controller' });
    await core.deletionRuns.run();
    return { tenantId, contactId };
  };

  it('name the erased person by ids only, signed, once', async () => {
    const ids = await erase();
    await run();
    await run();
    expect(received).toHaveLength(1);
    const [{ body, headers }] = received as [Received];
    expect(JSON.parse(body)).toEqual({ type: 'contact.erased', timestamp: '2026-11-24T10:00:00.000Z', data: ids });
    expect(body).not.toContain('anna');
    const signature = new Webhook(secret, { format: 'raw' }).sign(String(headers['webhook-id']), clock.now(), body);
    expect(headers['webhook-signature']).toBe(signature);
    expect(headers['webhook-timestamp']).toBe(String(clock.now().getTime() / 1000));
  });

  it('name single records that were erased by type and id, and not their person', async () => {
    const muster = await openSignUps(core, { clock });
    const { tenantId } = muster;
    const [{ submissionId }] = [await muster.signUp('anna@example.at'), await muster.signUp('anna@example.at')];
    const records = [{ type: 'submission', id: submissionId }] as const;
    await core.deletions.create({ tenantId }, { scope: { kind: 'records', records }, origin: 'controller' });
    await core.deletionRuns.run();
    await run();
    await run();
    expect(received.map(({ body }) => JSON.parse(body) as object)).toEqual([
      { type: 'records.erased', timestamp: '2026-11-24T10:00:00.000Z', data: { tenantId, records } },
    ]);
  });

  it('tell that a recovery was asked for, and not what was lost', async () => {
    const { id: tenantId } = await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' });
    const date = '2026-11-24';
    await core.backupDays.record([{ date, madeAt: clock.now(), bytes: 1, verifiedAt: null, failedAt: null }]);
    const lost = { backupDate: date, description: 'Anna Beispiel' };
    const { id: requestId } = await core.restoreRequests.create({ tenantId }, lost);
    await run();
    await run();
    expect(received.map(({ body }) => JSON.parse(body) as object)).toEqual([
      { type: 'restore-request.received', timestamp: '2026-11-24T10:00:00.000Z', data: { tenantId, requestId } },
    ]);
  });

  it('come again when they were not taken, and the log says why and nothing of the person', async () => {
    const { contactId } = await erase();
    status = 500;
    const text = await run();
    expect(text).toContain('http-500');
    expect(text).not.toContain(contactId);
    await run();
    expect(received).toHaveLength(1);
    status = 200;
    clock.set('2026-11-24T10:02:00Z');
    await run();
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([
      received[0]?.headers['webhook-id'],
      received[0]?.headers['webhook-id'],
    ]);
    await run();
    expect(received).toHaveLength(2);
  });
});
