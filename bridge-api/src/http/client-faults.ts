import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Clock } from '@kundenmeister/core';
import type { ProblemCode } from '../problems/catalogue';
import { problemDocument, type Refusal } from '../problems/problem';

/** Codes of Node.js's parser and timers; whatever else it cannot read is `malformed-request`. */
const faults: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/** How long the caller may take to read the answer before its connection is dropped, in milliseconds. */
const lingerMs = 1000;

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Answers what Node.js refuses before Express sees a request, as `application/problem+json` in English, since no
 * `Accept-Language` could be read (RFC 9457; RFC 9110 sections 15.5.1 and 15.5.9; RFC 6585 section 5). The connection
 * is closed. While an earlier request waits on the same connection, it is closed without an answer: one sent now would
 * be taken for that of the earlier request.
 */
export function answerClientFaults(server: Server, publicUrl: string, logger: Logger, clock: Clock): void {
  const exchanges = new WeakMap<Duplex, Exchange>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) =>
    exchanges.set(request.socket, { request, response }),
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // What arrives after the answer is a fault again.
    if (socket.writableEnded) return;
    if (!socket.writable || !mayAnswer(exchanges.get(socket))) {
      socket.destroy();
      return;
    }
    const refusal: Refusal = { code: faults[error.code ?? ''] ?? 'malformed-request', fields: [], headers: {} };
    const document = problemDocument(refusal, 'en', publicUrl);
    const requestId = randomUUID();
    logger.info({ reqId: requestId, route: 'none', status: document.status, code: refusal.code }, 'answered');
    socket.end(message(document.status, requestId, clock.now(), JSON.stringify(document)));
    setTimeout(() => socket.destroy(), lingerMs).unref();
  });
}

/** Whether an answer sent now is that of the faulty request: no other waits, and none of its own has begun. */
function mayAnswer(exchange: Exchange | undefined): boolean {
  if (!exchange || exchange.response.writableFinished) return true;
  return !exchange.request.complete && !exchange.response.headersSent;
}

/** An answer as HTTP/1.1 writes it (RFC 9112 section 2.1). */
function message(status: number, requestId: string, now: Date, body: string): string {
  const headers = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `Date: ${now.toUTCString()}`,
    `X-Request-Id: ${requestId}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${body}`;
}
