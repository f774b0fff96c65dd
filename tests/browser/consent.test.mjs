import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { publishDeclaration } from './declaration-page.mjs';
import { publishForm, signIn } from './editor.mjs';
import { journey } from './journey.mjs';
import { launchBrowser, newPerson, picture } from './visitor.mjs';
import { makeWorld, whatIsStored } from './world.mjs';

const settingsPath = '/wp-admin/options-general.php?page=kundenmeister-data-protection';
const refusal = 'Bitte stimmen Sie zu, damit wir Ihre Eingaben senden dürfen.';
const troubles = [];
const addresses = {};
let world, browser, admin, declaration;

before(async () => {
  world = await makeWorld({ name: 'consent' });
  declaration = await publishDeclaration();
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'en-US' }, troubles);
});

after(async () => {
  await browser?.close();
  await world?.stop();
  await declaration?.stop();
});

const step = journey(picturesOfAll);
const stranger = (options = {}) => newPerson(browser, { base: world.site.url, locale: 'de-AT', ...options }, troubles);
const box = (page) => page.locator('.kmdp-box input[type=checkbox]');

async function picturesOfAll() {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const page of pages) await picture(page, 'failure');
}

async function openConsents(page) {
  await page.goto(`${world.site.url}${settingsPath}&sheet=consents`);
}

step('an admin connects the site with address and key, and sees that it is connected', async () => {
  await signIn(admin, world.site.url);
  await admin.goto(world.site.url + settingsPath);
  await admin.getByRole('button', { name: 'Go to General' }).click();
  await admin.getByLabel('Address', { exact: true }).fill(world.bridge.url);
  await admin.getByLabel('Key', { exact: true }).fill(world.key);
  await picture(admin, 'settings-connect');
  await admin.getByRole('button', { name: 'Connect', exact: true }).click();
  await admin.locator('.components-notice.is-success').filter({ hasText: 'Connected' }).waitFor();
  assert.ok(!(await admin.content()).includes(world.key), 'the key is in the page');
});

step('the admin enters the company, accepts the agreement and activates data protection', async () => {
  await admin.getByLabel('Company name').fill('Muster GmbH');
  await admin.getByLabel('Postal address').fill('Hauptstraße 1, 8010 Graz');
  await admin.getByLabel('E-mail address').fill('datenschutz@muster.example');
  await admin.getByLabel('I have read the agreement and accept it for my company.').check();
  await admin.getByLabel('Your name').fill('Erika Muster');
  await admin.getByLabel('Data protection is active').check();
  await admin.getByRole('button', { name: 'Save changes' }).click();
  await admin.getByText('Settings saved.').first().waitFor();
  await picture(admin, 'settings-active');
  await admin.reload();
  await admin.getByText('Connected with Muster GmbH.').first().waitFor();
  assert.equal((await world.call('GET', '/v1/data-protection')).active, true);
});

step('the admin publishes a newsletter form with a consent text from the proposal', async () => {
  const topic = 'Garten und Wohnen';
  addresses.newsletter = await publishForm(admin, world.site.url, {
    title: 'Newsletter',
    block: 'Newsletter form',
    topic,
    declaration: declaration.url,
  });
  const { items } = await world.call('GET', '/v1/forms');
  assert.deepEqual(
    items.map(({ kind, pageUrl }) => ({ kind, pageUrl })),
    [{ kind: 'newsletter', pageUrl: addresses.newsletter }],
  );
});

for (const javaScript of [true, false]) {
  step(
    `without a tick nothing is stored anywhere and the visitor is told why, ${javaScript ? 'with' : 'without'} JavaScript`,
    async () => {
      const stored = await whatIsStored(world, 'ohne.haken@example.org');
      const own = [];
      const page = await newPerson(browser, { base: world.site.url, locale: 'de-AT', javaScript }, own);
      await page.goto(addresses.newsletter);
      assert.equal(await box(page).isChecked(), false, 'the box is ticked beforehand');
      await page.getByLabel('E-mail address').fill('ohne.haken@example.org');
      await page.locator('form.wp-block-kundenmeister-form button').click();
      await page.locator('.kmdp-errors').getByText(refusal).waitFor();
      await page.locator('.kmdp-box .kmdp-error').getByText(refusal).waitFor();
      await picture(page, `visitor-no-tick-${javaScript ? 'script' : 'plain'}`);
      assert.deepEqual(await whatIsStored(world, 'ohne.haken@example.org'), stored);
      const expected = javaScript ? [] : own.filter((trouble) => /422/.test(trouble));
      assert.deepEqual(own, expected);
      await page.context().close();
    },
  );
}

for (const javaScript of [true, false]) {
  const email = javaScript ? 'mit.script@example.org' : 'ohne.script@example.org';
  step(
    `with a tick the visitor is thanked and the consent is recorded, ${javaScript ? 'with' : 'without'} JavaScript`,
    async () => {
      const page = await stranger({ javaScript });
      await page.goto(addresses.newsletter);
      await page.getByLabel('E-mail address').fill(email);
      await box(page).check();
      await page.locator('form.wp-block-kundenmeister-form button').click();
      await page.locator('.kmdp-success').getByText('Bitte bestätigen Sie Ihre Anmeldung').waitFor();
      await picture(page, `visitor-thanked-${javaScript ? 'script' : 'plain'}`);
      const { items } = await world.call('GET', `/v1/consents?email=${encodeURIComponent(email)}`);
      assert.equal(items.length, 1);
      assert.equal((await whatIsStored(world, email)).waiting, 0);
      await page.context().close();
    },
  );
}

step('the admin finds the consent by address, with the text shown, its time and the processor', async () => {
  await openConsents(admin);
  await admin.getByRole('search').getByLabel('E-mail address').fill('mit.script@example.org');
  await admin.getByRole('search').getByRole('button', { name: 'Search' }).click();
  await picture(admin, 'settings-consents');
  await admin.locator('.dataviews-view-table').getByText('mit.script@example.org').first().click();
  await admin.getByRole('heading', { name: /mit\.script@example\.org/ }).waitFor();
  await picture(admin, 'settings-consent');
  const shown = await admin.locator('.kmdp-shown').innerText();
  assert.match(shown, /Ja, Muster GmbH darf mir per E-Mail Neuigkeiten zu Garten und Wohnen senden/);
  const all = await admin.locator('#kmdp-settings').innerText();
  assert.match(all, /Körbler GmbH/);
  assert.match(all, new RegExp(String(new Date().getUTCFullYear())));
});

step('a text that changes while a page is open: what is recorded is the version that was shown', async () => {
  const page = await stranger();
  await page.goto(addresses.newsletter);
  const [profile] = (await world.call('GET', '/v1/consent-profiles')).items;
  await changeTopic(profile.id, 'Werkzeug');
  await page.getByLabel('E-mail address').fill('alte.seite@example.org');
  await box(page).check();
  await page.locator('form.wp-block-kundenmeister-form button').click();
  await page.locator('.kmdp-success').waitFor();
  const { items } = await world.call('GET', '/v1/consents?email=alte.seite%40example.org');
  const proof = await world.call('GET', `/v1/consents/${items[0].id}`);
  assert.match(JSON.stringify(proof), /Garten und Wohnen/);
  assert.doesNotMatch(JSON.stringify(proof), /Werkzeug/);
  await page.context().close();
});

step('a submission while the bridge is away is thanked, waits encrypted, and arrives exactly once', async () => {
  const email = 'spaeter@example.org';
  const page = await stranger();
  await page.goto(addresses.newsletter);
  await world.bridge.stop();
  await page.getByLabel('E-mail address').fill(email);
  await box(page).check();
  await page.locator('form.wp-block-kundenmeister-form button').click();
  await page.locator('.kmdp-success').waitFor();
  assert.equal((await world.site.sql('SELECT COUNT(*) FROM wp_kmdp_outbox;')).trim(), '1');
  assert.doesNotMatch(await world.site.sql('SELECT * FROM wp_kmdp_outbox;'), /spaeter|Muster/);

  await world.bridge.start();
  await world.site.sql('UPDATE wp_kmdp_outbox SET next_attempt_at = 0, lease_until = 0;');
  await Promise.all([1, 2].map(() => world.site.wp('cron', 'event', 'run', 'kmdp_run')));
  assert.equal((await world.site.sql('SELECT COUNT(*) FROM wp_kmdp_outbox;')).trim(), '0');
  const { items } = await world.call('GET', `/v1/consents?email=${encodeURIComponent(email)}`);
  assert.equal(items.length, 1);
  await page.context().close();
});

step('a contact form takes a message with its own consent', async () => {
  addresses.contact = await publishForm(admin, world.site.url, {
    title: 'Kontakt',
    block: 'Contact form',
    topic: 'Beantwortung Ihrer Anfrage',
    declaration: declaration.url,
  });
  const page = await stranger();
  await page.goto(addresses.contact);
  await page.getByLabel('E-mail address').fill('frage@example.org');
  await page.getByLabel('Message').fill('Wann haben Sie geöffnet?');
  await picture(page, 'visitor-contact');
  await box(page).check();
  await page.locator('form.wp-block-kundenmeister-form button').click();
  await page.locator('.kmdp-success').waitFor();
  const { items } = await world.call('GET', '/v1/consents?email=frage%40example.org');
  assert.equal(items.length, 1);
  await page.context().close();
});

step('no page had an error in its console, a failed request or a call to another host', () => {
  assert.deepEqual(troubles, []);
});

async function changeTopic(id, topic) {
  const headers = { Authorization: `Bearer ${world.key}`, 'Content-Type': 'application/json' };
  const url = `${world.bridge.url}/v1/consent-profiles/${id}`;
  const current = await fetch(url, { headers });
  const { description, purpose, locale, cancelNotice, privacyDeclaration, checkboxActive, doubleOptIn, forms } =
    await current.json();
  const kept = { description, purpose, locale, cancelNotice, privacyDeclaration, checkboxActive, doubleOptIn, forms };
  const answer = await fetch(url, {
    method: 'PUT',
    headers: { ...headers, 'If-Match': current.headers.get('etag') },
    body: JSON.stringify({ ...kept, topic, consentText: { mode: 'proposal' } }),
  });
  assert.equal(answer.status, 200, await answer.text());
}
