import supertest from 'supertest';
import type { ConsentSummary } from '@kundenmeister/core';
import { onEachEngine, type TestDatabases } from '../../core/src/testing';
import { idempotencyKey, readyForm, submission, type ReadyForm } from './testing/fixtures';
import { person } from './testing/people';
import { testBridge, type TestBridge } from './testing/test-bridge';

onEachEngine('The edge of the bridge', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let ready: ReadyForm;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases);
    ready = await readyForm(bridge);
    const headers = { 'Idempotency-Key': idempotencyKey() };
    await bridge.post('/v1/submissions', submission(ready.notice), { headers }).expect(201);
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  describe('Consents and ledger', () => {
    it('are found by e-mail address, proven and withdrawn, twice with the same result', async () => {
      const { body } = await bridge.get(`/v1/consents?email=${encodeURIComponent(person.email)}`).expect(200);
      const [found] = (body as { items: ConsentSummary[] }).items;
      expect(found).toMatchObject({ email: person.email, state: 'requested', formKey: 'newsletter-1' });
      const path = `/v1/consents/${found?.id}`;
      const first = await bridge.post(`${path}/withdrawal`, { reason: 'per Telefon' }).expect(200);
      expect(first.body).toMatchObject({ state: 'withdrawn' });
      const again = await bridge.post(`${path}/withdrawal`, {}).expect(200);
      expect(again.body).toEqual(first.body);
      const { body: none } = await bridge.get('/v1/consents?state=requested').expect(200);
      expect((none as { items: object[] }).items).toEqual([]);
    });

    it('grow in order, page by page, and verify', async () => {
      const { body: head } = await bridge.get('/v1/ledger/head').expect(200);
      const { body } = await bridge.get('/v1/ledger?after=0&limit=2').expect(200);
      const page = body as { items: { seq: number; hash: string }[]; nextCursor: string };
      expect(page.items.map((entry) => entry.seq)).toEqual([1, 2]);
      const { body: next } = await bridge.get(`/v1/ledger?after=${page.nextCursor}&limit=200`).expect(200);
      expect((next as typeof page).items[0]).toMatchObject({ seq: 3, prevHash: page.items[1]?.hash });
      const { body: verified } = await bridge.post('/v1/ledger/verify', {}).expect(200);
      const { seq: entries } = head as { seq: number };
      expect(verified).toEqual({ tenantId: bridge.tenantId, entries, ok: true, consents: { compared: 1, ok: true } });
    });

    it('send the signed head with every answer to a key, refusals too, and with no other', async () => {
      const { body } = await bridge.get('/v1/ledger/head').expect(200);
      const { seq, hash, signature } = body as { seq: number; hash: string; signature: string };
      const expected = `${seq}:${hash}:${signature}`;
      for (const path of ['/v1/processor', '/v1/consents/nobody', '/v1/consents?limit=0', '/v1/forms/nothing/notice']) {
        expect((await bridge.get(path)).headers['ledger-head']).toBe(expected);
      }
      const { key } = await bridge.keyWith(['submit']);
      expect((await bridge.get('/v1/processor', { key }).expect(403)).headers['ledger-head']).toBe(expected);
      expect((await bridge.get('/v1/processor', { key: null }).expect(401)).headers['ledger-head']).toBeUndefined();
    });

    it('are signed with a key that is published', async () => {
      const { body } = await bridge.get('/.well-known/jwks.json', { key: null }).expect(200);
      expect(body).toMatchObject({ keys: [{ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig' }] });
    });
  });

  describe('Keys', () => {
    it.each([
      ['get', '/v1/consents', 'submit'],
      ['get', '/v1/data-protection', 'submit'],
      ['get', '/v1/forms/newsletter-1/notice', 'manage'],
    ] as const)('%s %s is refused to the scope %s', async (method, path, scope) => {
      const { key } = await bridge.keyWith([scope]);
      const { body } = await bridge[method](path, { key }).expect(403);
      expect(body).toMatchObject({ type: 'https://bridge.example/problems/forbidden-scope' });
    });

    it('stop at once when revoked', async () => {
      const { id, key } = await bridge.keyWith(['manage']);
      await bridge.get('/v1/processor', { key }).expect(200);
      await bridge.core.tenants.revokeKey(id);
      const { headers } = await bridge.get('/v1/processor', { key }).expect(401);
      expect(headers['www-authenticate']).toMatch(/^Bearer/);
    });
  });

  describe('Addresses', () => {
    it.each(['/v1/nothing', '/', '/v1/forms/%E0%A4%A', '/problems/nothing'])('%s does not exist', async (path) => {
      const { body } = await bridge.get(path).expect(404);
      expect(body).toMatchObject({ type: 'https://bridge.example/problems/not-found', status: 404 });
    });

    it('name the methods they know when asked with another', async () => {
      const { headers } = await supertest(bridge.app).patch('/v1/data-protection').expect(405);
      expect(headers['allow']).toBe('GET, HEAD, PUT');
    });

    it('explain each problem to programs and to people', async () => {
      const path = '/problems/consent-required';
      const { body } = await bridge.get(path, { key: null }).expect(200);
      expect(body).toMatchObject({ code: 'consent-required', status: 422 });
      const headers = { Accept: 'text/html', 'Accept-Language': 'de' };
      const { text } = await supertest(bridge.app).get(path).set(headers).expect(200);
      expect(text).toContain('<html lang="de">');
      expect(text).toContain('Einwilligung erforderlich');
    });

    it('include a reference to read, without scripts', async () => {
      const { text, headers } = await supertest(bridge.app).get('/docs').expect(200);
      expect(text).toContain('/v1/submissions');
      expect(text).not.toContain('<script');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    });
  });

  describe('Answers', () => {
    it.each([
      ['de-AT,de;q=0.9,en;q=0.8', 'Schlüssel fehlt oder ungültig'],
      ['en-GB', 'Missing or invalid key'],
      ['fr', 'Missing or invalid key'],
      ['', 'Missing or invalid key'],
    ])('to readers of "%s" are titled "%s"', async (language, title) => {
      const { body } = await bridge
        .get('/v1/processor', { key: null, headers: { 'Accept-Language': language } })
        .expect(401);
      expect(body).toMatchObject({ title });
    });

    it('carry the id of the request: the one sent, unless it is not sane', async () => {
      const sent = await bridge.get('/healthz', { headers: { 'X-Request-Id': 'cms-request-1' } });
      expect(sent.headers['x-request-id']).toBe('cms-request-1');
      const insane = await bridge.get('/healthz', { headers: { 'X-Request-Id': '<script>alert(1)' } });
      expect(insane.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    });

    it('do not say what serves them', async () => {
      expect((await bridge.get('/healthz')).headers['x-powered-by']).toBeUndefined();
    });
  });

  describe('Metrics', () => {
    it('count requests by pattern and submissions by outcome, without anything personal', async () => {
      const { text } = await supertest(bridge.app).get('/metrics').expect(200);
      expect(text).toMatch(
        /http_request_duration_seconds_count\{method="POST",route="\/v1\/submissions",status="201"\} 1/,
      );
      expect(text).toMatch(/kmdp_submissions_total\{outcome="pending-confirmation"\} 1/);
      expect(text).toMatch(/^kmdp_submission_batch_size_count 1$/m);
      expect(text).not.toContain(person.email);
      expect(text).not.toContain(bridge.tenantId);
    });

    it.each(['X-Forwarded-For', 'Forwarded', 'Via'])('are not for whom a proxy forwards with %s', async (name) => {
      await supertest(bridge.app).get('/metrics').set(name, '127.0.0.1').expect(403);
    });
  });

  describe('The log', () => {
    it('has one line per answer, with the route’s pattern and nothing of the address', async () => {
      await bridge
        .get('/v1/consents?email=log.line@example.org', { headers: { 'X-Request-Id': 'log-line-1' } })
        .expect(200);
      const lines = bridge
        .logText()
        .split('\n')
        .filter((line) => line.includes('log-line-1'));
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] as string)).toMatchObject({
        method: 'GET',
        route: '/v1/consents',
        status: 200,
        tenantId: bridge.tenantId,
        reqId: 'log-line-1',
      });
      expect(lines[0]).not.toContain('example.org');
    });
  });

  describe('Shutting down', () => {
    it('sends new requests elsewhere for a while, and stays alive', async () => {
      bridge.lifecycle.closing = true;
      const { headers, body } = await bridge.get('/readyz').expect(503);
      expect(body).toMatchObject({ type: 'https://bridge.example/problems/shutting-down' });
      expect(headers['retry-after']).toBe('5');
      await bridge.get('/v1/processor').expect(503);
      await bridge.get('/healthz').expect(200);
      bridge.lifecycle.closing = false;
      await bridge.get('/readyz').expect(200);
    });
  });
});
