import { defaultSender, senderAddress } from './sender-address';

describe('The sender of mails', () => {
  it.each([
    ['noreply@bridge.example', 'noreply@bridge.example'],
    ['Muster <noreply@bridge.example>', 'noreply@bridge.example'],
    ['"Muster, GmbH" <noreply@bridge.example>', 'noreply@bridge.example'],
    ['no address', undefined],
    ['a@b.example, c@d.example', undefined],
    ['a@b.example\r\nBcc: c@d.example', undefined],
    ['Group: a@b.example;', undefined],
    ['', undefined],
  ])('in %j is %s', (mailFrom, expected) => {
    expect(senderAddress(mailFrom)).toBe(expected);
  });

  it.each([
    ['https://bridge.example/base', 'no-reply@bridge.example'],
    ['http://127.0.0.1:8787', 'no-reply@localhost'],
    ['http://[::1]:8787', 'no-reply@localhost'],
  ])('is made from %s when none is configured', (publicUrl, expected) => {
    expect(defaultSender(publicUrl)).toBe(expected);
  });
});
