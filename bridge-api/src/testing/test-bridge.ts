import type { Express } from 'express';
import supertest, { type Test } from 'supertest';
import { Core, processor, systemRuntime, type ReadPage, type Scope } from '@kundenmeister/core';
import { createApp } from '../app';
import { loadConfig } from '../config';
import type { Lifecycle } from '../http/lifecycle';
import { createMetrics } from '../metrics/metrics';
import type { Json } from '../openapi/schema-components';
import { conformance } from './conformance';
import { captureLog } from './log-capture';
import { personalStrings } from './people';
import type { TestDatabases } from '../../../core/src/testing';

/** Options of one request. */
export interface RequestOptions {
  /** A key other than the tenant's own; null for none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer whose content is not yet known. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** A request under way. */
export interface Request extends PromiseLike<Answer> {
  /** Fails the test when the status is another. */
  expect(status: number): Request;
}

/** A bridge over a real core on databases of its own; each answer is checked against the OpenAPI document. */
export interface TestBridge {
  readonly app: Express;
  readonly core: Core;
  readonly lifecycle: Lifecycle;
  readonly document: Json;
  readonly tenantId: string;
  readonly otherTenantId: string;
  /** A key of the tenant with all scopes. */
  readonly key: string;
  /** The same of another tenant. */
  readonly otherKey: string;
  keyWith(scopes: readonly Scope[]): Promise<{ id: string; key: string }>;
  get(path: string, options?: RequestOptions): Request;
  delete(path: string, options?: RequestOptions): Request;
  post(path: string, body: unknown, options?: RequestOptions): Request;
  put(path: string, body: unknown, options?: RequestOptions): Request;
  patch(path: string, body: unknown, options?: RequestOptions): Request;
  /** Sends as it is what need not be JSON. */
  raw(method: 'post' | 'put', path: string, text: string, options?: RequestOptions): Request;
  readonly logText: () => string;
  /** Closes everything; throws when anything personal was logged. */
  close(): Promise<void>;
}

/** The tests' controllers have their declarations on hosts that no network has. */
const readGoodPage: ReadPage = () =>
  Promise.resolve({ text: `<p>Zweck: Newsletter. ${processor().statement.de} Sie haben das Recht auf Widerruf.</p>` });

/** Starts one; `environment` changes its configuration, `readPage` what linked declarations say. */
export async function testBridge(
  databases: TestDatabases,
  environment: Record<string, string> = {},
  readPage: ReadPage = readGoodPage,
): Promise<TestBridge> {
  const core = new Core(databases);
  await core.migrate();
  const log = captureLog();
  const lifecycle: Lifecycle = { closing: false };
  const config = loadConfig({ RATE_LIMIT_PER_MINUTE: '0', PUBLIC_URL: 'https://bridge.example', ...environment });
  const app = createApp({
    core,
    config,
    logger: log.logger,
    metrics: createMetrics(),
    clock: systemRuntime.clock,
    readPage,
    lifecycle,
  });

  const document = (await supertest(app).get('/openapi.json').expect(200)).body as Json;
  const conforms = conformance(document);
  const tenant = await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' });
  const other = await core.tenants.create({ company: 'Andere GmbH', slug: 'andere' });
  const scopes: Scope[] = ['submit', 'manage'];
  const { key } = await core.tenants.createKey({ tenantId: tenant.id, scopes });
  const { key: otherKey } = await core.tenants.createKey({ tenantId: other.id, scopes });

  const request = (
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    path: string,
    options: RequestOptions = {},
  ): Test => {
    const test = supertest(app)[method](path).expect(conforms);
    const presented = options.key === undefined ? key : options.key;
    if (presented !== null) void test.set('Authorization', `Bearer ${presented}`);
    return test.set(options.headers ?? {});
  };

  return {
    app,
    core,
    lifecycle,
    document,
    tenantId: tenant.id,
    otherTenantId: other.id,
    key,
    otherKey,
    keyWith: (wanted) => core.tenants.createKey({ tenantId: tenant.id, scopes: wanted }),
    get: (path, options) => request('get', path, options),
    delete: (path, options) => request('delete', path, options),
    post: (path, body, options) => request('post', path, options).type('application/json').send(JSON.stringify(body)),
    put: (path, body, options) => request('put', path, options).type('application/json').send(JSON.stringify(body)),
    patch: (path, body, options) => request('patch', path, options).type('application/json').send(JSON.stringify(body)),
    raw: (method, path, text, options) => request(method, path, options).send(text),
    logText: log.text,
    async close() {
      await core.close();
      const leaked = [...personalStrings, key, otherKey].filter((text) => log.text().includes(text));
      if (leaked.length > 0) throw new Error(`Logged: ${leaked.join(', ')}`);
    },
  };
}
