/* global document, window -- the functions handed to pages run there */
import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { bridgeClient, createTenant, makeBridge } from '../setup/bridge.mjs';
import { accessibilityFaults } from './accessibility.mjs';
import { journey } from './journey.mjs';
import { plainSite } from './plain-site.mjs';
import { launchBrowser, newPerson, picture } from './visitor.mjs';

const texts = createRequire(import.meta.url)('@kundenmeister/core/testing');
const refusal = 'Bitte stimmen Sie zu, damit wir Ihre Eingaben senden dürfen.';
const pages = {};
const troubles = [];
let bridge, key, call, site, browser, profile;

before(async () => {
  const directory = process.env.KMDP_TEST_DIRECTORY ?? (await mkdtemp(join(tmpdir(), 'kmdp-hosted-')));
  bridge = await makeBridge({ directory: join(directory, 'hosted-bridge') });
  await bridge.migrate();
  ({ key } = await createTenant(bridge, { company: 'Gärtnerei Muster', slug: 'muster' }));
  await bridge.start();
  call = bridgeClient(bridge.url, key);
  await makeForm();
  const script = `<script src="${bridge.url}/embed.js" data-form="muster/newsletter" async></script>`;
  const link = `<noscript><a href="${bridge.url}/f/muster/newsletter">Zum Newsletter anmelden</a></noscript>`;
  pages['/garten'] = `<h1>Gärtnerei</h1><p>Willkommen!</p>${script}${link}<p>Ende der Seite</p>`;
  pages['/fremd'] = `<h1>Fremd</h1><iframe title="fremd" src="${bridge.url}/f/muster/newsletter"></iframe>`;
  site = await plainSite(pages);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
  await bridge?.stop();
});

const step = journey(async () => {
  for (const page of browser.contexts().flatMap((context) => context.pages())) await picture(page, 'failure');
});

async function makeForm() {
  const company = { name: 'Gärtnerei Muster', address: 'Hauptstraße 1, 8010 Graz', email: 'office@muster.example' };
  await call('PUT', '/v1/data-protection', texts.activeSettings({ company }));
  profile = await call('POST', '/v1/consent-profiles', texts.newsletterProfile({ topic: 'Garten und Wohnen' }));
  const field = (name, label, type, more) => ({ name, label, type, required: false, personal: true, ...more });
  const fields = [
    field('email', 'E-Mail-Adresse', 'email', { required: true }),
    field('name', 'Name', 'text'),
    field('topic', 'Lieblingsthema', 'choice', { options: ['Rosen', 'Obst'] }),
    field('wish', 'Ihr Wunsch', 'textarea'),
  ];
  const form = texts.newsletterForm([profile.id], { cms: 'kundenmeister', pageUrl: formUrl(), fields });
  await call('PUT', '/v1/forms/newsletter', form);
}

const person = (options = {}) => newPerson(browser, { base: site.url, locale: 'de-AT', ...options }, troubles);
const formUrl = () => `${bridge.url}/f/muster/newsletter`;
const box = (frame) => frame.getByRole('checkbox', { name: /Ja, Gärtnerei Muster darf mir/ });
const send = (frame) => frame.getByRole('button', { name: 'Anmelden' });
const email = (frame) => frame.getByRole('textbox', { name: 'E-Mail-Adresse' });
const stored = async () => (await call('GET', '/v1/ledger/head')).seq;
const consentsOf = async (address) => (await call('GET', `/v1/consents?email=${encodeURIComponent(address)}`)).items;
const focused = (frame) => frame.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);

/** The form within the site's page, once it has told its height. */
async function embeddedForm(page) {
  await page.goto(`${site.url}/garten?kampagne=anna@example.org#oben`);
  const iframe = page.locator('iframe');
  await iframe.waitFor();
  const frame = await (await iframe.elementHandle()).contentFrame();
  await send(frame).waitFor();
  await page.waitForFunction(() => document.querySelector('iframe').title.startsWith('Newsletter'));
  return { iframe, frame };
}

for (const [width, height] of [
  [320, 640],
  [360, 1160],
  [1200, 900],
]) {
  step(`the form fits a screen of ${width} pixels, and axe finds nothing in it, with and without faults`, async () => {
    const page = await person();
    await page.setViewportSize({ width, height });
    await page.goto(formUrl());
    assert.deepEqual(await accessibilityFaults(page), []);
    await picture(page, `hosted-form-${width}`);
    await page.evaluate(() => document.forms[0].setAttribute('novalidate', ''));
    await send(page).click();
    await page.getByText('Noch nicht gesendet').waitFor();
    assert.deepEqual(await accessibilityFaults(page), []);
    await picture(page, `hosted-form-faults-${width}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);
    await page.context().close();
  });
}

step(
  'without script and without a tick the browser holds the form back; past it the bridge refuses and stores nothing',
  async () => {
    const before = await stored();
    const page = await person({ javaScript: false });
    await page.goto(formUrl());
    assert.equal(await box(page).isChecked(), false, 'the box is ticked beforehand');
    await email(page).fill('ohne.haken@example.org');
    await send(page).click();
    assert.equal(page.url(), formUrl(), 'the browser sent it');
    await page.evaluate(() => document.forms[0].setAttribute('novalidate', ''));
    await page.getByLabel('Ihr Wunsch').fill('Bitte viel über Rosen');
    await page.getByLabel('Lieblingsthema').selectOption('Obst');
    await send(page).click();
    await page.getByRole('region', { name: 'Noch nicht gesendet' }).getByRole('link', { name: refusal }).waitFor();
    assert.equal(await focused(page), 'faults');
    assert.equal(await email(page).inputValue(), 'ohne.haken@example.org');
    assert.equal(await page.getByLabel('Ihr Wunsch').inputValue(), 'Bitte viel über Rosen');
    assert.equal(await page.getByLabel('Lieblingsthema').inputValue(), 'Obst');
    await page.getByRole('link', { name: refusal }).click();
    assert.equal(await stored(), before);
    await page.context().close();
  },
);

step('by keyboard alone, without script: fill in, tick, send, and be thanked', async () => {
  const page = await person({ javaScript: false });
  await page.goto(formUrl());
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await email(page).focus();
  await page.keyboard.type('tasten@example.org');
  await press('Tab', 'Tab', 'Tab', 'Tab', 'Space');
  assert.equal(await box(page).isChecked(), true, 'the fourth stop after the address is not the box');
  await press('Tab', 'Tab', 'Enter');
  await page.getByText('Fast geschafft: Bitte bestätigen Sie').waitFor();
  await picture(page, 'hosted-form-thanks');
  assert.equal((await consentsOf('tasten@example.org')).length, 1);
  await page.reload();
  assert.equal((await consentsOf('tasten@example.org')).length, 1);
  await page.context().close();
});

step('a double click stores one submission', async () => {
  const page = await person();
  await page.goto(formUrl());
  await email(page).fill('doppelklick@example.org');
  await box(page).check();
  await send(page).dblclick();
  await page.getByText('Fast geschafft').waitFor();
  assert.equal((await consentsOf('doppelklick@example.org')).length, 1);
  await page.context().close();
});

step('a page of plain HTML shows the form as high as it is, under a title, without cookies', async () => {
  const page = await person();
  const { iframe, frame } = await embeddedForm(page);
  assert.equal(await iframe.getAttribute('title'), 'Newsletter – Gärtnerei Muster');
  const heights = async () => [
    (await iframe.boundingBox()).height,
    await frame.evaluate(() => document.documentElement.scrollHeight),
  ];
  const [outside, inside] = await heights();
  assert.ok(Math.abs(outside - inside) <= 1, `the frame has ${outside} pixels, the form ${inside}`);
  await frame.getByText('Datenschutzerklärung lesen').click();
  await page.waitForFunction((height) => document.querySelector('iframe').offsetHeight > height + 20, outside);
  assert.deepEqual(await accessibilityFaults(frame), []);
  assert.deepEqual(await page.context().storageState(), { cookies: [], origins: [] });
  await picture(page, 'hosted-form-embedded');
  await page.evaluate(() => window.postMessage({ type: 'kundenmeister-form', height: 7, title: 'fremd' }, '*'));
  await page.evaluate(() => new Promise((resolve) => window.setTimeout(resolve, 100)));
  assert.notEqual(await iframe.getAttribute('title'), 'fremd');
  assert.notEqual((await heights())[0], 7);
  await page.context().close();
});

step('embedded and without a tick nothing is stored, and the focus is on what to mend', async () => {
  const before = await stored();
  const page = await person();
  const { frame } = await embeddedForm(page);
  await frame.evaluate(() => document.forms[0].setAttribute('novalidate', ''));
  await email(frame).fill('rahmen.ohne@example.org');
  await send(frame).click();
  await frame.getByRole('link', { name: refusal }).waitFor();
  assert.equal(await focused(frame), 'faults');
  assert.equal(await stored(), before);
  await picture(page, 'hosted-form-embedded-faults');
  await page.context().close();
});

step('embedded and ticked the consent is proven, with the text shown and the page around it', async () => {
  const page = await person();
  await page.setViewportSize({ width: 360, height: 740 });
  const { frame } = await embeddedForm(page);
  await changeTopic('Werkzeug');
  await email(frame).fill('rahmen.mit@example.org');
  await frame.getByLabel('Name').fill('Erika Beispiel');
  await box(frame).check();
  await picture(page, 'hosted-form-embedded-360');
  await send(frame).click();
  await frame.getByText('Fast geschafft').waitFor();
  await picture(page, 'hosted-form-embedded-thanks-360');
  const [{ id }] = await consentsOf('rahmen.mit@example.org');
  const proof = await call('GET', `/v1/consents/${id}`);
  assert.equal(proof.state, 'requested');
  assert.equal(proof.intact, true);
  assert.equal(proof.ticked, true);
  assert.match(proof.version.consentText, /Garten und Wohnen/);
  assert.match(proof.version.processorStatement, /Körbler GmbH/);
  assert.deepEqual(proof.submission.fields, { email: 'rahmen.mit@example.org', name: 'Erika Beispiel' });
  const shownAt = new URL(proof.submission.pageUrl);
  assert.equal(shownAt.origin + shownAt.pathname, formUrl());
  assert.equal(shownAt.searchParams.get('page'), `${site.url}/garten`);
  await page.context().close();
});

step('without script the plain page links to the form', async () => {
  const page = await person({ javaScript: false });
  await page.goto(`${site.url}/garten`);
  await page.getByRole('link', { name: 'Zum Newsletter anmelden' }).click();
  await send(page).waitFor();
  await page.context().close();
});

step('no site can frame the form’s own page', async () => {
  const own = [];
  const page = await newPerson(browser, { base: site.url, locale: 'de-AT' }, own);
  await page.goto(`${site.url}/fremd`);
  await page.waitForTimeout(500);
  assert.ok(
    own.some((trouble) => /frame-ancestors 'none'/.test(trouble)),
    own.join('\n'),
  );
  assert.equal(
    page.frames().some((frame) => frame.url().startsWith(bridge.url)),
    false,
  );
  await page.context().close();
});

step('no page had an error, and none called anything but site and bridge', () => {
  const expected = (trouble) =>
    trouble.startsWith(`other host: ${bridge.url}/`) || /^(answer 422|console: .* 422 )/.test(trouble);
  assert.deepEqual(
    troubles.filter((trouble) => !expected(trouble)),
    [],
  );
});

async function changeTopic(topic) {
  const url = `${bridge.url}/v1/consent-profiles/${profile.id}`;
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
  const current = await fetch(url, { headers });
  const answer = await fetch(url, {
    method: 'PUT',
    headers: { ...headers, 'If-Match': current.headers.get('etag') },
    body: JSON.stringify(texts.newsletterProfile({ topic, forms: ['newsletter'] })),
  });
  assert.equal(answer.status, 200, await answer.text());
}
