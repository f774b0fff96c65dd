import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bridgeClient, createTenant, makeBridge } from '../setup/bridge.mjs';

const require = createRequire(import.meta.url);
const { Core } = require('@kundenmeister/core');
const texts = require('@kundenmeister/core/testing');

/** A bridge with one company, whose form has a box for a newsletter and one for events; no mail is sent. */
export async function makePersonPages() {
  const directory = process.env.KMDP_TEST_DIRECTORY ?? (await mkdtemp(join(tmpdir(), 'kmdp-pages-')));
  const bridge = await makeBridge({ directory: join(directory, 'pages-bridge') });
  await bridge.migrate();
  const { key } = await createTenant(bridge, { company: 'Gartenmöbel Muster GmbH', slug: 'muster' });
  await bridge.start();
  const call = bridgeClient(bridge.url, key);
  await openForm(call);
  const core = new Core({
    databaseUrl: `sqlite:${join(bridge.directory, 'data.sqlite')}`,
    vaultUrl: `sqlite:${join(bridge.directory, 'vault.sqlite')}`,
    masterKeyFile: join(bridge.directory, 'master.key'),
  });
  return {
    /** Signs up and promises the address of the link that the mail would carry. */
    signUp: async (email) => {
      const notice = await call('GET', '/v1/forms/newsletter/notice?locale=de');
      await submit(bridge.url, key, texts.newsletterSubmission(notice, email));
      const [message] = await core.outbox.lease(1);
      const { mail } = await core.confirmationMails.prepareMail(message);
      return `${bridge.url}/confirm/${mail.token}`;
    },
    linksOf: async (email) => {
      const question = { purpose: 'newsletter', emails: [email], links: true };
      return (await call('POST', '/v1/mail-permissions', question)).results[0];
    },
    url: bridge.url,
    stop: async () => {
      await core.close();
      await bridge.stop();
    },
  };
}

async function openForm(call) {
  const company = {
    name: 'Gartenmöbel Muster GmbH',
    address: 'Hauptstraße 1, 8010 Graz',
    email: 'office@muster.example',
  };
  await call('PUT', '/v1/data-protection', texts.activeSettings({ company }));
  const newsletter = await call('POST', '/v1/consent-profiles', texts.newsletterProfile());
  const events = { description: 'Gartentage', purpose: 'event', topic: 'Gartentage 2027', doubleOptIn: false };
  const event = await call('POST', '/v1/consent-profiles', texts.newsletterProfile(events));
  await call('PUT', '/v1/forms/newsletter', texts.newsletterForm([newsletter.id, event.id]));
}

async function submit(url, key, body) {
  const response = await fetch(`${url}/v1/submissions`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  if (response.status !== 201) throw new Error(`The submission was answered with ${response.status}.`);
}
