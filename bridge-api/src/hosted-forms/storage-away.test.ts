import Connection from 'better-sqlite3';
import supertest from 'supertest';
import { Core, systemRuntime } from '@kundenmeister/core';
import { makeSqlite } from '../../../core/src/testing';
import { createApp } from '../app';
import { loadConfig } from '../config';
import { createMetrics } from '../metrics/metrics';
import { hostedForm, hostedPath } from '../testing/hosted-form';
import { captureLog } from '../testing/log-capture';
import { readable } from '../testing/sign-up';
import { testBridge } from '../testing/test-bridge';

describe('A hosted form, while the database cannot be written', () => {
  it('is shown again with everything that was entered, and stores it once when it is sent again', async () => {
    const databases = await makeSqlite();
    const bridge = await testBridge(databases);
    const form = await hostedForm(bridge);
    const email = 'spaeter@hosted.example';
    const sent = await form.filledIn(email);

    const blocker = new Connection(databases.databaseUrl.slice('sqlite:'.length));
    blocker.exec('BEGIN IMMEDIATE');
    const page = await form.send(sent).expect(503);
    blocker.exec('ROLLBACK');
    blocker.close();

    expect(page.headers['retry-after']).toBe('5');
    expect(readable(page)).toContain('Bitte senden Sie das Formular in einer Minute noch einmal ab');
    expect(page.text).toContain(`value="${email}"`);
    expect(page.text).toMatch(/id="box-0"[^>]* checked/);
    expect(page.text).toContain(`name="token" value="${sent['token']}"`);
    await form.send(sent).expect(303);
    await form.send(sent).expect(303);
    expect(await form.proofs(email)).toHaveLength(1);
    await bridge.close();
    await databases.dispose();
  });

  it('is a page that asks to come back when it cannot be read either', async () => {
    const databases = await makeSqlite();
    const nowhere = 'mysql://nobody:secret@127.0.0.1:9';
    const { masterKeyFile } = databases;
    const core = new Core({ databaseUrl: `${nowhere}/data`, vaultUrl: `${nowhere}/vault`, masterKeyFile });
    const { logger } = captureLog();
    const app = createApp({
      core,
      config: loadConfig({}),
      logger,
      metrics: createMetrics(),
      clock: systemRuntime.clock,
    });
    const page = await supertest(app).get(`${hostedPath}?embed=1`).expect(503);
    expect(page.text).toContain('Gerade nicht erreichbar');
    expect(page.headers['content-security-policy']).toContain('frame-ancestors *');
    await core.close();
    await databases.dispose();
  });
});
