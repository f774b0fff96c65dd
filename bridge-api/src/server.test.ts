import { once } from 'node:events';
import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Core } from '@kundenmeister/core';
import { makeSqlite, testCore, type TestDatabases } from '../../core/src/testing';
import { loadConfig } from './config';
import { startServer, type RunningServer } from './server';
import { captureLog } from './testing/log-capture';

describe('The server', () => {
  let databases: TestDatabases;
  let core: Core;
  let server: RunningServer;
  const agent = new Agent({ keepAlive: true });

  beforeEach(async () => {
    databases = await makeSqlite();
    core = await testCore(databases);
    server = await startServer(
      loadConfig({ PORT: '0', PUBLIC_URL: 'https://bridge.example' }),
      core,
      captureLog().logger,
    );
  });

  afterEach(async () => {
    agent.destroy();
    await databases.dispose();
  });

  it('finishes the request under way, on a connection that would stay open, and then accepts none', async () => {
    const { tenantId, key } = await newKey(core);
    const slow = request(`${server.url}/v1/contact-groups`, {
      method: 'POST',
      agent,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', Expect: '100-continue' },
    });
    slow.write('{"name":');
    await once(slow, 'continue');
    const closed = server.close();
    slow.end('"Kunden"}');
    expect((await answerOf(slow)).statusCode).toBe(201);
    await closed;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    const again = new Core(databases);
    expect((await again.contacts.listGroups(tenantId, { limit: 10 })).items).toMatchObject([{ name: 'Kunden' }]);
    await again.close();
  });

  it.each([
    [400, 'malformed-request', 'NO REQUEST\r\n\r\n'],
    [400, 'malformed-request', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'],
    [431, 'headers-too-large', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
  ])('answers what never reaches a route with %i and the problem %s', async (status, code, sent) => {
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write(sent);
    const answer = await text(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain(`"type":"https://bridge.example/problems/${code}"`);
    await server.close();
  });

  it('ignores expectations that it does not know', async () => {
    const asked = request(`${server.url}/healthz`, { headers: { Expect: 'wonders' } });
    asked.end();
    expect((await answerOf(asked)).statusCode).toBe(200);
    await server.close();
  });

  it('says that its address is taken', async () => {
    const { port } = new URL(server.url);
    await expect(startServer(loadConfig({ PORT: port }), core, captureLog().logger)).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await server.close();
  });
});

async function newKey(core: Core): Promise<{ tenantId: string; key: string }> {
  const { id: tenantId } = await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' });
  const { key } = await core.tenants.createKey({ tenantId, scopes: ['manage'] });
  return { tenantId, key };
}

function answerOf(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', (response) => resolve(response.resume()));
  });
}
