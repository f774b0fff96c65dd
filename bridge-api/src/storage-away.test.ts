import Connection from 'better-sqlite3';
import supertest from 'supertest';
import { Core, systemRuntime } from '@kundenmeister/core';
import { makeSqlite } from '../../core/src/testing';
import { createApp } from './app';
import { loadConfig } from './config';
import { createMetrics } from './metrics/metrics';
import { idempotencyKey, readyForm, submission } from './testing/fixtures';
import { captureLog } from './testing/log-capture';
import { testBridge } from './testing/test-bridge';

describe('While the database cannot be written', () => {
  it('submissions are refused for now and not recorded, and are taken afterwards with the same key', async () => {
    const databases = await makeSqlite();
    const bridge = await testBridge(databases);
    const { notice } = await readyForm(bridge);
    const headers = { 'Idempotency-Key': idempotencyKey() };
    const before = await bridge.core.ledger.head(bridge.tenantId);

    const blocker = new Connection(databases.databaseUrl.slice('sqlite:'.length));
    blocker.exec('BEGIN IMMEDIATE');
    const refused = await bridge.post('/v1/submissions', submission(notice), { headers }).expect(503);
    blocker.exec('ROLLBACK');
    blocker.close();

    expect(refused.body).toMatchObject({ type: 'https://bridge.example/problems/storage-unavailable' });
    expect(refused.headers['retry-after']).toBe('5');
    expect(await bridge.core.ledger.head(bridge.tenantId)).toEqual(before);
    await bridge.post('/v1/submissions', submission(notice), { headers }).expect(201);
    await bridge.close();
    await databases.dispose();
  });
});

describe('While no database answers', () => {
  it('everything that needs one is refused for now, and the process is alive but not ready', async () => {
    const databases = await makeSqlite();
    const { masterKeyFile } = databases;
    const nowhere = 'mysql://nobody:secret@127.0.0.1:9';
    const core = new Core({ databaseUrl: `${nowhere}/data`, vaultUrl: `${nowhere}/vault`, masterKeyFile });
    const log = captureLog();
    const config = loadConfig({});
    const app = createApp({ core, config, logger: log.logger, metrics: createMetrics(), clock: systemRuntime.clock });
    const key = { Authorization: 'Bearer any', 'Idempotency-Key': idempotencyKey() };

    await supertest(app).get('/healthz').expect(200);
    await supertest(app).get('/readyz').expect(503);
    const answers = [
      await supertest(app).get('/v1/data-protection').set(key),
      await supertest(app).post('/v1/submissions').set(key).send({}),
      await supertest(app).get('/.well-known/jwks.json'),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([503, 503, 503]);
    expect(answers.map((answer) => answer.headers['retry-after'])).toEqual(['5', '5', '5']);
    expect(log.text()).not.toContain('secret');
    await core.close();
    await databases.dispose();
  });
});
