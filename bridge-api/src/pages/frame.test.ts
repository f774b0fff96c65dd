import { createHash } from 'node:crypto';
import Connection from 'better-sqlite3';
import supertest from 'supertest';
import { makeSqlite, type TestDatabases } from '../../../core/src/testing';
import { open, postForm, readable, twoBoxes } from '../testing/sign-up';
import { testBridge, type Answer, type TestBridge } from '../testing/test-bridge';
import { renderPage } from './frame';
import { template } from './template';

// Whole databases are made and compared.
describe('Every page for people', () => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let url: string;
  let unsubscribeUrl: string;

  beforeAll(async () => {
    databases = await makeSqlite();
    bridge = await testBridge(databases, { RATE_LIMIT_PER_MINUTE: '6000' });
    const form = await twoBoxes(bridge);
    await form.signUpAndConfirm('frame@pages.example');
    const links = await form.permission('frame@pages.example');
    url = links.preferencesUrl as string;
    unsubscribeUrl = links.unsubscribeUrl as string;
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  it('runs nothing, loads nothing, is not framed, cached or indexed, and sets no cookie', async () => {
    const { text, headers } = await open(bridge, url).expect(200);
    const style = /<style>(.*?)<\/style>/s.exec(text)?.[1] as string;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(headers['set-cookie']).toBeUndefined();
    expect(text).not.toMatch(/<script| style=| on\w+=/);
  });

  it('is in the language chosen, else the browser’s, else that of the words agreed to', async () => {
    const languageOf = async (link: string, accept?: string): Promise<string | undefined> => {
      const { text, headers } = await open(bridge, link, accept === undefined ? {} : { 'Accept-Language': accept });
      const lang = /<html lang="(\w+)"/.exec(text)?.[1];
      expect(headers['content-language']).toBe(lang);
      return lang;
    };
    expect(await languageOf(url)).toBe('de');
    expect(await languageOf(url, 'en-GB,en;q=0.9,de;q=0.5')).toBe('en');
    expect(await languageOf(url, 'fr')).toBe('de');
    expect(await languageOf(`${url}?lang=de`, 'en')).toBe('de');
    expect(await languageOf(`${url}?lang=en&utm_source=mail`)).toBe('en');
    expect(await languageOf(`${url}?lang=xx`)).toBe('de');
  });

  it('names the controller on top, and the processor below', async () => {
    const page = readable(await open(bridge, url).expect(200));
    expect(page).toContain(
      'Verantwortlich für diese Daten: Muster GmbH. Körbler GmbH verarbeitet sie im Auftrag als Auftragsverarbeiter.',
    );
  });

  it('shows what others entered as text, never as HTML', () => {
    const company = `<script>alert("1")</script> & Söhne`;
    const body = template<{ text: string }>('<p>{{text}}</p>')({ text: `"><img src=x onerror='1'>` });
    const html = renderPage({ locale: 'de', company, title: '<b>Titel</b>', body });
    expect(html).not.toMatch(/<script|<img|<b>/);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; Söhne');
  });

  it('is sent to a browser also at an address that is none of ours, while programs get a problem', async () => {
    const page = await supertest(bridge.app).get('/confirm').set({ Accept: 'text/html,*/*', 'Accept-Language': 'de' });
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    const problem = await supertest(bridge.app).get('/confirm');
    expect([problem.status, problem.headers['content-type']]).toEqual([404, 'application/problem+json']);
  });

  it('refuses other methods as a page', async () => {
    const page = await supertest(bridge.app).put(new URL(url).pathname);
    expect([page.status, page.headers['allow']]).toEqual([405, 'GET, HEAD, POST']);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('says while nothing can be stored that nothing was changed and when to come back', async () => {
    const blocker = new Connection(databases.databaseUrl.slice('sqlite:'.length));
    blocker.exec('BEGIN IMMEDIATE');
    const refused = await postForm(bridge, url, 'action=withdraw-all', { 'Accept-Language': 'de' }).expect(503);
    blocker.exec('ROLLBACK');
    blocker.close();
    expect(readable(refused)).toContain('Es wurde nichts geändert.');
    expect(refused.headers['retry-after']).toBe('5');
    await postForm(bridge, url, 'action=withdraw-all').expect(200);
  });

  it('never holds up withdrawals with a genuine link, however many come from one mail provider', async () => {
    for (let round = 0; round < 4; round++) {
      const many = Array.from({ length: 100 }, () => postForm(bridge, unsubscribeUrl, 'List-Unsubscribe=One-Click'));
      expect(new Set((await Promise.all(many)).map(({ status }) => status))).toEqual(new Set([200]));
    }
  });

  it('asks who opens very many in a minute to wait', async () => {
    const many = await Promise.all(Array.from({ length: 310 }, () => open(bridge, url)));
    const [last] = many.filter(({ status }) => status === 429) as [Answer];
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect(readable(last)).toContain('Bitte warten Sie kurz');
  });
});
