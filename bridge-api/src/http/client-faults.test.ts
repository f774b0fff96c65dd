import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { systemRuntime } from '@kundenmeister/core';
import { captureLog, type LogCapture } from '../testing/log-capture';
import { answerClientFaults } from './client-faults';

describe('What is refused below Express', () => {
  let server: Server;
  let log: LogCapture;

  beforeEach(async () => {
    log = captureLog();
    server = createServer(
      { requestTimeout: 150, headersTimeout: 150, connectionsCheckingInterval: 30, maxHeaderSize: 2048 },
      (request, response) => {
        if (request.url === '/never') return;
        request.resume().on('end', () => response.end('fine'));
      },
    );
    answerClientFaults(server, 'https://bridge.example', log.logger, systemRuntime.clock);
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Everything that comes back until the connection ends. */
  const exchange = async (...sent: string[]): Promise<string> => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const closed = once(socket, 'close');
    let answer = '';
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
    for (const part of sent) {
      if (socket.writable) socket.write(part);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await closed;
    return answer;
  };

  it.each([
    ['a broken request line', 400, 'malformed-request', 'SECRET-WORDS\r\n\r\n'],
    ['a broken header', 400, 'malformed-request', 'GET / HTTP/1.1\r\nHost: x\r\nSECRET-WORDS\r\n\r\n'],
    [
      'two lengths for one body',
      400,
      'malformed-request',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ],
    [
      'a broken chunk of a body',
      400,
      'malformed-request',
      'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nSECRET-WORDS\r\n',
    ],
    [
      'headers over the limit',
      431,
      'headers-too-large',
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'SECRET-WORDS'.repeat(400)}\r\n\r\n`,
    ],
    ['headers that do not end', 408, 'request-timeout', 'GET / HTTP/1.1\r\nHost: x\r\n'],
    [
      'a body that does not end',
      408,
      'request-timeout',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nSECRET-WORDS',
    ],
  ])('%s is answered with %i and the problem %s, and closes the connection', async (_, status, code, sent) => {
    const [head = '', body = ''] = (await exchange(sent)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [A-Z]`));
    expect(head).toMatch(/\r\nContent-Type: application\/problem\+json\r\n/);
    expect(head).toMatch(/\r\nConnection: close/);
    expect(head).toMatch(/\r\nX-Request-Id: [0-9a-f-]{36}\r\n/);
    expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBe(Buffer.byteLength(body));
    expect(JSON.parse(body)).toMatchObject({ type: `https://bridge.example/problems/${code}`, status });
    expect(log.text()).toContain(`"code":"${code}"`);
    expect(log.text()).not.toContain('SECRET-WORDS');
  });

  it('is answered once, however much arrives after it', async () => {
    const answer = await exchange('NONSENSE\r\n\r\n', 'MORE NONSENSE\r\n\r\n', 'AND MORE\r\n\r\n');
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it('comes after the answer to a sound request on the same connection', async () => {
    const answer = await exchange('GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'NONSENSE\r\n\r\n');
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  });

  it('is never taken for the answer to an earlier request that still waits', async () => {
    expect(await exchange('GET /never HTTP/1.1\r\nHost: x\r\n\r\n', 'NONSENSE\r\n\r\n')).toBe('');
  });
});
