import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { waitUntil } from './network.mjs';

/**
 * A real mail server on 127.0.0.1 that accepts everything and delivers nothing. `keep` is called with each mail as it came,
 * before the sender is told that it was taken. Promises `{url, mails, waitFor(address), stop()}`; `mails` are parsed, oldest
 * first.
 */
export async function openMailbox({ port = 0, keep = async () => {} } = {}) {
  const mails = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, _session, taken) => {
      receive(stream, mails, keep).then(() => taken(), taken);
    },
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  server.on('error', () => {});
  const to = (address) => mails.filter((mail) => mail.to.value.some((recipient) => recipient.address === address));
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    mails,
    waitFor: async (address) => {
      await waitUntil(`A mail to ${address}`, async () => to(address).length > 0);
      return to(address).at(-1);
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function receive(stream, mails, keep) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  const raw = Buffer.concat(parts);
  await keep(raw);
  mails.push(await simpleParser(raw));
}
