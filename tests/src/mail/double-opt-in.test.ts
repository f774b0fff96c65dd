import { setTimeout as wait } from 'node:timers/promises';
import { onEachEngine, type TestDatabases } from '@kundenmeister/core/testing';
import { mailServer, type MailServer, type ReceivedMail } from '../../../bridge-api/src/testing/mail-server';
import { builtBridge, type Bridge, type BridgeProcess } from '../helpers/bridge-process';
import { bridgeWithNewsletter, type Newsletter } from '../helpers/newsletter';
import { expireLeases, letAnHourPass } from '../helpers/stored';
import { acknowledge, newSubmission, sender } from '../helpers/visitors';

const publicUrl = 'https://bridge.example';

onEachEngine('A bridge with a mail server', (make) => {
  let databases: TestDatabases;
  let bridge: Bridge;
  let newsletter: Newsletter;
  let server: MailServer;
  let process: BridgeProcess;

  beforeAll(async () => {
    databases = await make();
    server = await mailServer();
    const environment = { SMTP_URL: server.url, MAIL_FROM: 'noreply@bridge.example', PUBLIC_URL: publicUrl };
    ({ bridge, newsletter } = await bridgeWithNewsletter(databases, environment));
  });

  beforeEach(async () => {
    server.behave({});
    process = await bridge.serve();
  });

  afterEach(async () => {
    await process.end('SIGTERM');
    expect(process.log()).not.toMatch(/@example\.org|\/confirm\/[\w-]{20}/);
  });

  afterAll(async () => {
    await bridge.close();
    await server.stop();
    await databases.dispose();
  });

  const signUp = async (): Promise<string> => {
    const submission = newSubmission();
    const cms = sender(newsletter);
    acknowledge(submission, await cms.send(process.url, submission));
    cms.close();
    return submission.email;
  };
  const mailsTo = (email: string): ReceivedMail[] =>
    server.mails.filter(({ recipients }) => recipients.includes(email));
  const mailTo = async (email: string): Promise<ReceivedMail> => {
    await server.until(server.mails.length + (mailsTo(email).length ? 0 : 1));
    return mailsTo(email)[0] as ReceivedMail;
  };
  const stateOf = async (email: string): Promise<string | undefined> => {
    const url = `${process.url}/v1/consents?email=${encodeURIComponent(email)}`;
    const answer = await fetch(url, { headers: { Authorization: `Bearer ${newsletter.key}` } });
    const { items } = (await answer.json()) as { items: { state: string }[] };
    return items[0]?.state;
  };
  const linkIn = (mail: ReceivedMail): string => {
    const line = mail.text?.split('\n').find((each) => each.startsWith(`${publicUrl}/confirm/`)) ?? '';
    return line.replace(publicUrl, process.url);
  };

  it('confirms what a visitor asked for when the link in the mail is opened and the button pressed, not before', async () => {
    const email = await signUp();
    const link = linkIn(await mailTo(email));
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
    expect(await (await fetch(link)).text()).toContain(email);
    expect(await stateOf(email)).toBe('requested');
    const press = (): Promise<Response> => fetch(link, { method: 'POST', body: new URLSearchParams() });
    expect((await press()).status).toBe(200);
    expect(await stateOf(email)).toBe('confirmed');
    expect((await press()).status).toBe(200);
    expect(await stateOf(email)).toBe('confirmed');
  });

  it('finishes the mail under way on SIGTERM, so that the next process does not send it again', async () => {
    server.behave({ delay: 1_000 });
    const email = await signUp();
    await mailTo(email);
    expect(await process.end('SIGTERM')).toEqual({ code: 0, signal: null });
    server.behave({});
    process = await bridge.serve();
    await wait(3_000);
    expect(mailsTo(email)).toHaveLength(1);
  });

  it('stops in time although the mail server never answers', async () => {
    server.behave({ delay: 60_000 });
    await mailTo(await signUp());
    const told = performance.now();
    expect(await process.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(performance.now() - told).toBeLessThan(9_000);
  });

  it('sends the same mail again, after an hour, when it was killed before it knew that the server took it', async () => {
    server.behave({ delay: 5_000 });
    const email = await signUp();
    await mailTo(email);
    await process.end('SIGKILL');
    server.behave({});
    await expireLeases(databases.databaseUrl);
    process = await bridge.serve();
    await wait(2_500);
    expect(mailsTo(email)).toHaveLength(1);
    await letAnHourPass(databases.databaseUrl);
    for (let waited = 0; mailsTo(email).length < 2 && waited < 10_000; waited += 50) await wait(50);
    const [first, second] = mailsTo(email);
    expect(second?.messageId).toBe(first?.messageId);
    expect(second?.text).toBe(first?.text);
    await wait(2_500);
    expect(mailsTo(email)).toHaveLength(2);
  });

  it('says on start that mails wait when it has no mail server, and they do', async () => {
    await process.end('SIGTERM');
    const mute = await builtBridge(databases, { PUBLIC_URL: publicUrl });
    process = await mute.serve();
    const email = await signUp();
    await wait(2_500);
    expect(process.log().match(/SMTP_URL is not set/g)).toHaveLength(1);
    expect(mailsTo(email)).toEqual([]);
    await process.end('SIGTERM');
    process = await bridge.serve();
    expect((await mailTo(email)).subject).toContain('Muster GmbH');
  });

  it('has its mail server checked by doctor', async () => {
    interface Report {
      readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly message: string }[];
    }
    const { checks } = await bridge.command<Report>('doctor');
    expect(checks.find(({ name }) => name === 'mail')).toMatchObject({ ok: true });
    await server.stop();
    const failed = await bridge
      .command<Report>('doctor')
      .catch((error: { stdout: string }) => JSON.parse(error.stdout) as Report);
    await server.start();
    expect(failed.checks.find(({ name }) => name === 'mail')).toEqual({
      name: 'mail',
      ok: false,
      message: 'does not take mail (ESOCKET): check SMTP_URL',
    });
  });
});
