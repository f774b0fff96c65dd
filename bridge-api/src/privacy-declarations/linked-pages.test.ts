import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import supertest from 'supertest';
import { Core, systemRuntime } from '@kundenmeister/core';
import { activeSettings, makeSqlite, newsletterProfile, type TestDatabases } from '../../../core/src/testing';
import { createApp } from '../app';
import { loadConfig } from '../config';
import { declarationCheckJob } from '../jobs/declaration-check';
import { createMetrics } from '../metrics/metrics';
import { captureLog } from '../testing/log-capture';
import { configuredPageReader } from './configured-page-reader';

describe('Linked privacy declarations over a real network', () => {
  let databases: TestDatabases;
  let core: Core;
  let site: Server;
  let url: string;
  let key: string;
  let tenantId: string;
  let page = '';
  const log = captureLog();

  beforeAll(async () => {
    databases = await makeSqlite();
    core = new Core(databases);
    await core.migrate();
    ({ id: tenantId } = await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' }));
    ({ key } = await core.tenants.createKey({ tenantId, scopes: ['manage'] }));
    await core.tenants.putSettings({ tenantId }, activeSettings());
    site = createServer((_request, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(page));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/datenschutz?secret=1`;
  });

  afterAll(async () => {
    await new Promise((resolve) => site.close(resolve));
    await core.close();
    await databases.dispose();
  });

  beforeEach(() => {
    page = '<p>Zweck: Newsletter.</p><p>Die K&ouml;rbler GmbH ist Auftragsverarbeiter.</p><p>Recht auf Widerruf.</p>';
  });

  const post = (path: string, body: object, environment: Record<string, string> = {}): supertest.Test => {
    const config = loadConfig(environment);
    const clock = systemRuntime.clock;
    const app = createApp({ core, config, logger: log.logger, metrics: createMetrics(), clock });
    return supertest(app).post(path).set('Authorization', `Bearer ${key}`).send(body);
  };
  const allowed = { ALLOW_PRIVATE_DECLARATIONS: 'true' };

  it('are read from this machine only where the operator allows it', async () => {
    const refused = await post('/v1/privacy-declarations/check', { url: 'http://127.0.0.1/' }).expect(422);
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/url', code: 'address-not-public' }] });
    const port = await post('/v1/privacy-declarations/check', { url }).expect(422);
    expect(port.body).toMatchObject({ errors: [{ code: 'address-not-allowed' }] });
    const read = await post('/v1/privacy-declarations/check', { url }, allowed).expect(200);
    expect(read.body).toMatchObject({ namesProcessor: true, findings: [] });
  });

  it('are saved and looked at again, so that a page that lost the sentence is found', async () => {
    const input = newsletterProfile({ privacyDeclaration: { mode: 'link', url } });
    const saved = await post('/v1/consent-profiles', input, allowed).expect(201);
    expect(saved.body).toMatchObject({ declarationFindings: [] });

    page = '<p>Zweck: Newsletter.</p><!-- Die Körbler GmbH ist Auftragsverarbeiter. --><p>Recht auf Widerruf.</p>';
    const profile = await core.profiles.get(tenantId, (saved.body as { id: string }).id);
    const tomorrow = new Core({ ...databases, runtime: { ...systemRuntime, clock: { now: inADay } } });
    const job = declarationCheckJob(tomorrow, configuredPageReader({ allowPrivateDeclarations: true }), log.logger);
    await job.run(new AbortController().signal);
    await tomorrow.close();
    const state = (await core.declarations.states(tenantId, [profile])).get(profile.id);
    expect(state?.findings).toMatchObject([{ code: 'processor-not-named' }]);
    expect(log.text()).toContain('"checked":1');
  });

  it('never appear in the log', () => {
    expect(log.text()).not.toContain('secret');
    expect(log.text()).not.toContain(url);
  });
});

function inADay(): Date {
  return new Date(Date.now() + 25 * 60 * 60 * 1000);
}
