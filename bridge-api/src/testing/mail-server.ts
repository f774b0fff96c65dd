import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** How a mail server treats what comes. */
export interface Manner {
  /** Answer to the recipient, such as 550; accepted unless given. */
  readonly recipient?: number;
  /** Answer to the mail itself; accepted unless given. */
  readonly mail?: number;
  /** Before the mail is answered, in milliseconds. */
  readonly delay?: number;
  /** Closes the connection instead of answering the mail, which it keeps all the same. */
  readonly drops?: boolean;
}

/** A mail as its reader gets it, with the recipients that the server was told. */
export interface ReceivedMail extends ParsedMail {
  readonly recipients: readonly string[];
  readonly raw: string;
}

/** A real SMTP server on loopback, with the mailbox behind it. */
export interface MailServer {
  readonly url: string;
  /** Every mail that came to its end, whatever the answer was. */
  readonly mails: readonly ReceivedMail[];
  behave(manner: Manner): void;
  /** Resolves when this many mails have come in all; rejects after ten seconds. */
  until(count: number): Promise<readonly ReceivedMail[]>;
  /** Goes away; `start` comes back at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Starts one that accepts everything. */
export async function mailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  let manner: Manner = {};
  let server = newServer(mails, () => manner);
  const port = await listen(server, 0);
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    behave: (next) => (manner = next),
    async until(count) {
      for (let waited = 0; mails.length < count; waited += 20) {
        if (waited > 10_000) throw new Error(`Only ${mails.length} of ${count} mails came.`);
        await wait(20);
      }
      return mails;
    },
    stop: () => new Promise((done) => server.close(() => done())),
    async start() {
      server = newServer(mails, () => manner);
      await listen(server, port);
    },
  };
}

function newServer(mails: ReceivedMail[], manner: () => Manner): SMTPServer {
  const server: SMTPServer = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 50,
    onRcptTo: (_address, _session, done) => done(reply(manner().recipient)),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mail, delay = 0, drops } = manner();
        const raw = Buffer.concat(chunks);
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        void simpleParser(raw)
          .then((parsed) => mails.push({ ...parsed, recipients, raw: raw.toString('latin1') }))
          .then(() => wait(delay, undefined, { ref: false }))
          .then(() => (drops ? hangUp(server) : done(reply(mail))));
      });
    },
  });
  server.on('error', () => undefined);
  return server;
}

function reply(responseCode: number | undefined): Error | null {
  return responseCode === undefined ? null : Object.assign(new Error('in words'), { responseCode });
}

function hangUp(server: SMTPServer): void {
  const { connections } = server as unknown as { connections: Set<{ _socket: Socket }> };
  for (const { _socket: socket } of connections) socket.destroy();
}

function listen(server: SMTPServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port));
  });
}
