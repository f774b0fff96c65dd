import type { ConfirmationMail } from '@kundenmeister/core';
import { mailServer, type MailServer, type ReceivedMail } from '../testing/mail-server';
import { composeConfirmation } from './confirmation-mail';
import { createMailer } from './mailer';

const token = 'q'.repeat(43);
const link = `https://bridge.example/confirm/${token}`;
const consent = {
  id: '01900000-0000-7000-8000-000000000001',
  purpose: 'newsletter',
  consentText: 'Ja, Müller & Söhne darf mir Neuigkeiten zu Gärten senden.',
  cancelNotice: 'Sie können jederzeit abbestellen.',
  createdAt: new Date('2026-11-24T10:00:00Z'),
} as const;
const german: ConfirmationMail = {
  token,
  tenantId: '01900000-0000-7000-8000-000000000000',
  company: { name: 'Müller & Söhne', address: 'Hauptplatz 1\n8010 Graz', email: 'office@muster.example' },
  locale: 'de',
  email: 'anna@example.at',
  consents: [consent],
  expiresAt: new Date('2026-12-01T10:00:00Z'),
};
const origin = { sender: 'noreply@bridge.example', publicUrl: 'https://bridge.example' };

describe('The mail that asks for a confirmation', () => {
  let server: MailServer;

  beforeEach(async () => {
    server = await mailServer();
  });
  afterEach(() => server.stop());

  const received = async (changes: Partial<ConfirmationMail> = {}): Promise<ReceivedMail> => {
    const mail = composeConfirmation({ ...german, ...changes }, 'message-1', origin);
    await createMailer(server.url).send(mail, new AbortController().signal);
    return server.mails.at(-1) as ReceivedMail;
  };

  it('comes in the name of the company, answers go to it, and no holiday notice answers it', async () => {
    const mail = await received();
    expect(mail.from?.value).toEqual([{ name: 'Müller & Söhne', address: 'noreply@bridge.example' }]);
    expect(mail.replyTo?.value).toEqual([{ name: 'Müller & Söhne', address: 'office@muster.example' }]);
    expect(mail.to).toMatchObject({ value: [{ address: 'anna@example.at' }] });
    expect(mail.messageId).toBe('<message-1@bridge.example>');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.attachments).toEqual([]);
  });

  it('says in German whom and what it is about, until when, and how to do nothing', async () => {
    const mail = await received();
    expect(mail.subject).toBe('Bitte bestätigen: Ihre Einwilligung bei Müller & Söhne');
    for (const words of [
      'am 24. November 2026 um 11:00 wurde die Adresse anna@example.at',
      '> Ja, Müller & Söhne darf mir Neuigkeiten zu Gärten senden.',
      'bis 1. Dezember 2026 um 11:00 möglich',
      'Wenn Sie das nicht waren, brauchen Sie nichts zu tun',
      'Sie können jederzeit abbestellen.',
      'Müller & Söhne\nHauptplatz 1\n8010 Graz\noffice@muster.example',
    ]) {
      expect(mail.text).toContain(words);
    }
    expect(mail.text?.split('\n')).toContain(link);
  });

  it('says the same in English to who filled in an English form', async () => {
    const mail = await received({ locale: 'en' });
    expect(mail.subject).toBe('Please confirm: your consent to Müller & Söhne');
    expect(mail.text).toContain('on 24 November 2026 at 11:00 the address anna@example.at was entered');
    expect(mail.text).toContain('If this was not you, there is nothing to do');
    expect(mail.html).toContain('<html lang="en">');
  });

  it('asks once for several consents', async () => {
    const second = { ...consent, id: 'second', consentText: 'Ja, zum Fest.\nAuch im Garten.' };
    const mail = await received({ consents: [consent, second] });
    expect(mail.subject).toContain('Einwilligungen');
    expect(mail.text).toContain('> Ja, zum Fest.\n> Auch im Garten.');
    expect(mail.text?.match(/abbestellen/g)).toHaveLength(1);
  });

  it('quotes once what was agreed to twice, with the time of the last', async () => {
    const later = { ...consent, id: 'second', createdAt: new Date('2026-11-24T11:00:00Z') };
    const mail = await received({ consents: [consent, later] });
    expect(mail.subject).toContain('Ihre Einwilligung bei');
    expect(mail.text).toContain('am 24. November 2026 um 12:00');
    expect(mail.text?.match(/Neuigkeiten zu Gärten/g)).toHaveLength(1);
    expect(String(mail.html).match(/<blockquote/g)).toHaveLength(1);
  });

  it('says the same as a page, with one link, and loads nothing from anywhere', async () => {
    const html = String((await received()).html);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([link]);
    expect(html).not.toMatch(/<(img|link|script|iframe|object|style|form|video)\b|\bsrc=|url\(|@import/i);
    expect(html).toContain('Müller &amp; Söhne darf mir Neuigkeiten');
    expect(html).toContain('<html lang="de">');
  });

  it('advertises nothing', async () => {
    const mail = await received();
    const all = `${mail.subject} ${mail.text} ${String(mail.html)}`;
    expect(all).not.toMatch(
      /angebot|rabatt|gratis|aktion|jetzt|folgen sie|kundenmeister|offer|discount|free|shop|!(?!doctype)/i,
    );
    expect([...all.matchAll(/https?:\/\/[^\s"<]+/g)].map(([url]) => url).every((url) => url === link)).toBe(true);
  });

  it('shows markup in texts as text', async () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>{{link}}"&quot;';
    const mail = await received({
      company: { name: hostile, address: hostile, email: 'office@muster.example' },
      consents: [{ ...consent, consentText: hostile, cancelNotice: hostile }],
    });
    expect(mail.html).not.toMatch(/<script|<img/);
    expect(mail.html).toContain('&lt;script&gt;');
    expect(mail.text).toContain(`> ${hostile}`);
    expect(mail.from?.value[0]?.name).toBe(hostile);
  });

  it.each(['\r\n', '\n', '\r', '\u2028', '\u0000', '\u0085'])(
    'gets no further header from a line break (%j) in names',
    async (lineBreak) => {
      const injection = `${lineBreak}Bcc: eve@evil.example${lineBreak}X-Injected: yes${lineBreak}${lineBreak}Kaufen!`;
      const mail = await received({
        company: { name: `Muster${injection}`, address: 'Graz', email: `office@muster.example${injection}` },
      });
      expect(mail.recipients).toEqual(['anna@example.at']);
      expect(mail.bcc).toBeUndefined();
      expect(mail.headers.get('x-injected')).toBeUndefined();
      expect(mail.headers.get('bcc')).toBeUndefined();
      expect(mail.subject).toBe(
        'Bitte bestätigen: Ihre Einwilligung bei Muster Bcc: eve@evil.example X-Injected: yes Kaufen!',
      );
      expect(mail.text?.startsWith('Guten Tag,')).toBe(true);
    },
  );

  it('is sent for a company that entered nothing but its name', async () => {
    const mail = await received({ company: { name: 'Muster' } });
    expect(mail.replyTo).toBeUndefined();
    expect(mail.text?.trimEnd().endsWith('-- \nMuster')).toBe(true);
  });

  it('carries a text of 100,000 characters whole', async () => {
    const long = 'Wörter und mehr '.repeat(6250);
    const mail = await received({ consents: [{ ...consent, consentText: long }] });
    expect(mail.text).toContain(long.trim());
    expect(Math.max(...mail.raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });
});
