import { mailServer } from '../testing/mail-server';
import { createMailer, staysOnMachine } from './mailer';
import { smtpFailure } from './smtp-failure';

describe('Talking to a mail server', () => {
  it.each([
    ['smtp://localhost', true],
    ['smtp://127.0.0.1:2525', true],
    ['smtp://user:secret@[::1]:2525', true],
    ['smtp://mail.example', false],
    ['smtp://localhost.example', false],
    ['smtp://127.0.0.1.example', false],
    ['smtp://localhost@mail.example', false],
  ])('knows whether %s stays on this machine', (url, stays) => {
    expect(staysOnMachine(url)).toBe(stays);
  });

  it('sends nothing in the clear where encryption is asked for', async () => {
    const server = await mailServer();
    const mail = { messageId: '<a@b.example>', subject: 'S', text: 'T', html: '<p>T</p>' };
    const addresses = { from: { name: 'A', address: 'a@b.example' }, to: { name: '', address: 'c@d.example' } };
    const encrypted = createMailer(`${server.url}?requireTLS=true`);
    const failure = await encrypted.send({ ...mail, ...addresses }, new AbortController().signal).catch(smtpFailure);
    await server.stop();
    // This server does not know STARTTLS.
    expect(failure).toEqual({ code: 'smtp-500', permanent: false, mayHaveArrived: false });
    expect(server.mails).toEqual([]);
  });
});
