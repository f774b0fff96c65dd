import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anywhere, type AddressRules } from './page-address';
import { pageReader } from './page-reader';
import type { Resolve } from './safe-lookup';

const mib = 1024 * 1024;
const html = { 'Content-Type': 'text/html; charset=utf-8' };
const page = '<p>Körbler GmbH ist Auftragsverarbeiter.</p>';

/** What the server of these tests answers, by path. */
const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/page': (_request, response) => response.writeHead(200, html).end(page),
  '/plain': (_request, response) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end('Körbler GmbH'),
  '/gzip': (_request, response) => response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' }).end(gzipSync(page)),
  '/br': (_request, response) =>
    response.writeHead(200, { ...html, 'Content-Encoding': 'br' }).end(brotliCompressSync(page)),
  '/torn': (_request, response) =>
    response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' }).end(gzipSync(page.repeat(99)).subarray(0, 40)),
  '/no-gzip': (_request, response) => response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' }).end(page),
  '/odd-encoding': (_request, response) => response.writeHead(200, { ...html, 'Content-Encoding': 'zstd' }).end(page),
  '/bomb': (_request, response) =>
    response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(200 * mib, ' '))),
  '/limit': (_request, response) => response.writeHead(200, html).end('a'.repeat(2 * mib)),
  '/over': (_request, response) => response.writeHead(200, html).end('a'.repeat(2 * mib + 1)),
  '/endless': (_request, response) => {
    response.writeHead(200, html);
    const go = (): void => {
      while (!response.destroyed && response.write('a'.repeat(65536)));
    };
    response.on('drain', go);
    go();
  },
  '/drip': (_request, response) => {
    response.writeHead(200, html);
    const drip = setInterval(() => response.write('a'), 20);
    response.on('close', () => clearInterval(drip));
  },
  '/mute': () => undefined,
  '/binary': (_request, response) => response.writeHead(200, html).end(Buffer.from([0x89, 0x50, 0, 0, 1, 2, 3])),
  '/pdf': (_request, response) => response.writeHead(200, { 'Content-Type': 'application/pdf' }).end('%PDF-1.7'),
  '/untyped': (_request, response) => response.writeHead(200).end(page),
  '/gone': (_request, response) => response.writeHead(404, html).end(page),
  '/broken': (_request, response) => response.writeHead(500, html).end(page),
  '/hang-up': (request) => request.socket.destroy(),
  '/loop': (_request, response) => response.writeHead(302, { Location: '/loop' }).end(),
  '/nowhere': (_request, response) => response.writeHead(302).end(),
  '/to-page': (_request, response) => response.writeHead(301, { Location: 'page' }).end('moved'),
  '/to-file': (_request, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
};

const private127 = { address: '127.0.0.1', family: 4 } as const;
const public8 = { address: '8.8.8.8', family: 4 } as const;

describe('reading a page', () => {
  let server: Server;
  let base: string;
  const seen: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '';
      seen.push(path);
      if (path.startsWith('/to/')) response.writeHead(302, { Location: decodeURIComponent(path.slice(4)) }).end();
      const hops = /^\/hop\/(\d+)$/.exec(path)?.[1];
      if (hops === undefined) answers[path]?.(request, response);
      else response.writeHead(307, { Location: hops === '1' ? '/page' : `/hop/${Number(hops) - 1}` }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  beforeEach(() => seen.splice(0));

  const read = (path: string, deadline = 5000): ReturnType<ReturnType<typeof pageReader>> =>
    pageReader({ rules: anywhere, deadline })(base + path);

  it.each([
    ['/page', page],
    ['/plain', 'Körbler GmbH'],
    ['/gzip', page],
    ['/br', page],
    ['/to-page', page],
    ['/hop/5', page],
    ['/limit', 'a'.repeat(2 * mib)],
  ])('gives its text: %s', async (path, text) => {
    const outcome = await read(path);
    expect('text' in outcome && outcome.text === text).toBe(true);
  });

  it.each([
    ['/over', 'page-too-large'],
    ['/bomb', 'page-too-large'],
    ['/endless', 'page-too-large'],
    ['/binary', 'page-not-text'],
    ['/pdf', 'page-not-text'],
    ['/untyped', 'page-not-text'],
    ['/torn', 'page-not-text'],
    ['/no-gzip', 'page-not-text'],
    ['/odd-encoding', 'page-not-text'],
    ['/gone', 'page-missing'],
    ['/broken', 'page-missing'],
    ['/hang-up', 'connection-failed'],
    ['/loop', 'too-many-redirects'],
    ['/hop/6', 'too-many-redirects'],
    ['/nowhere', 'page-missing'],
    ['/to-file', 'address-not-allowed'],
  ])('says why there is none: %s, %s', async (path, failure) => {
    expect(await read(path)).toEqual({ failure });
  });

  it('ends a redirect loop after six requests', async () => {
    await read('/loop');
    expect(seen).toEqual(Array.from({ length: 6 }, () => '/loop'));
  });

  it.each(['/drip', '/mute'])('ends when its time is over, however the server drags: %s', async (path) => {
    const start = performance.now();
    expect(await read(path, 300)).toEqual({ failure: 'too-slow' });
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('waits five seconds, not more, where nothing else is said', async () => {
    const start = performance.now();
    expect(await pageReader({ rules: anywhere })(`${base}/drip`)).toEqual({ failure: 'too-slow' });
    expect(performance.now() - start).toBeGreaterThan(4900);
    expect(performance.now() - start).toBeLessThan(6500);
  });

  it('ends when its time is over also while the name is looked up', async () => {
    const never: Resolve = () => new Promise(() => undefined);
    const reader = pageReader({ resolve: never, deadline: 200 });
    expect(await reader('http://muster.example/')).toEqual({ failure: 'too-slow' });
  });

  it('says that a server does not answer, or does not exist', async () => {
    const reader = pageReader({ rules: anywhere, resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await reader('http://127.0.0.1:1/')).toEqual({ failure: 'connection-failed' });
    expect(await reader('http://nobody.example/')).toEqual({ failure: 'host-unknown' });
  });

  it('reads by the address that the look-up gave, with the name in the request', async () => {
    const reader = pageReader({ rules: anywhere, resolve: () => Promise.resolve([private127]) });
    expect(await reader(base.replace('127.0.0.1', 'muster.example') + '/page')).toEqual({ text: page });
  });

  describe('that redirects', () => {
    /** As if 127.0.0.1 were public, and the rest of the world private. */
    const rules: AddressRules = { ...anywhere, mayConnect: (address) => address === '127.0.0.1' };
    const resolve: Resolve = (hostname) =>
      Promise.resolve([hostname === 'public.example' ? private127 : { address: '10.0.0.1', family: 4 }]);
    const follow = (location: string): ReturnType<ReturnType<typeof pageReader>> =>
      pageReader({ rules, resolve })(`${base}/to/${encodeURIComponent(location)}`);

    it('to a public address is followed', async () => {
      expect(await follow(base.replace('127.0.0.1', 'public.example') + '/page')).toEqual({ text: page });
    });

    it.each([
      'http://127.0.0.2/page',
      'http://2130706434/page',
      'http://0x7f000002/page',
      'http://[::1]/page',
      'http://[::ffff:127.0.0.2]/page',
      'http://[::ffff:7f00:1]/page',
      '//10.0.0.1/page',
      'http://intranet.example/page',
    ])('to %s, which is private, is not followed', async (location) => {
      expect(await follow(location)).toEqual({ failure: 'address-not-public' });
      expect(seen).toHaveLength(1);
    });

    it('on the second hop to a private address is not followed either', async () => {
      const second = `${base}/to/${encodeURIComponent('http://intranet.example/')}`;
      expect(await follow(second)).toEqual({ failure: 'address-not-public' });
      expect(seen).toHaveLength(2);
    });
  });

  describe('of the public internet', () => {
    const strict = (resolve: Resolve): ReturnType<typeof pageReader> => pageReader({ resolve });
    const must: Resolve = () => Promise.reject(new Error('nothing may be looked up'));

    it.each([
      'http://127.0.0.1/',
      'http://2130706433/',
      'http://0177.0.0.1/',
      'http://0x7f.1/',
      'http://[::1]/',
      'http://[::ffff:7f00:1]/',
    ])('never connects to %s', async (address) => {
      expect(await strict(must)(address)).toEqual({ failure: 'address-not-public' });
      expect(seen).toEqual([]);
    });

    it('never connects to a private address behind a name, alone or beside public ones', async () => {
      const metadata = { address: '169.254.169.254', family: 4 };
      const mapped = { address: '::ffff:10.0.0.1', family: 6 };
      for (const addresses of [[private127], [public8, private127], [metadata], [mapped]]) {
        const reader = strict(() => Promise.resolve(addresses));
        expect(await reader('http://rebind.example/page')).toEqual({ failure: 'address-not-public' });
      }
      expect(seen).toEqual([]);
    });

    it('never connects to localhost, by the system’s own look-up', async () => {
      expect(await pageReader()('http://localhost/')).toEqual({ failure: 'address-not-public' });
    });
  });
});
