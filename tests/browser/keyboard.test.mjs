import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { makeConsentSite } from './consent-site.mjs';
import { signIn } from './editor.mjs';
import { journey } from './journey.mjs';
import { focusIsOn, hasFocus, press, staysWithin, tabTo } from './keyboard.mjs';
import { launchBrowser, newPerson, picture } from './visitor.mjs';

const settingsPath = '/wp-admin/options-general.php?page=kundenmeister-data-protection&sheet=';
const refusal = 'Bitte stimmen Sie zu, damit wir Ihre Eingaben senden dürfen.';
const address = 'tastatur@example.org';
const troubles = [];
let world, browser, admin;

before(async () => {
  world = await makeConsentSite({ name: 'keyboard' });
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
  await signIn(admin, world.site.url);
});

after(async () => {
  await browser?.close();
  await world?.stop();
});

const step = journey(async () => {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const page of pages) await picture(page, 'keyboard-failure');
});
const button = (page, name) => page.getByRole('button', { name, exact: true });
const tab = (name) => admin.getByRole('tab', { name, exact: true });
/** The line of a list that opens an entry. */
const entry = (name) => button(admin.locator('.dataviews-wrapper'), name).first();
const consentsOf = async (email) => (await world.call('GET', `/v1/consents?email=${encodeURIComponent(email)}`)).items;

step('a visitor without a mouse is led to what is missing, and then sends the form', async () => {
  const page = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
  const inquiry = page.locator('form.wp-block-kundenmeister-form');
  const box = inquiry.getByRole('checkbox');
  await page.goto(`${world.site.url}/kontakt/`);
  await tabTo(page, inquiry.getByLabel('E-Mail-Adresse'));
  await page.keyboard.type(address);
  await tabTo(page, inquiry.getByLabel('Ihre Nachricht'));
  await page.keyboard.type('Wann haben Sie geöffnet?');
  await tabTo(page, button(inquiry, 'Senden'));
  await press(page, 'Enter');
  await focusIsOn(page, inquiry.locator('.kmdp-errors'));
  await tabTo(page, inquiry.getByRole('link', { name: refusal }), { stops: 1 });
  await press(page, 'Enter');
  await focusIsOn(page, box);
  await press(page, 'Space');
  assert.equal(await box.isChecked(), true);
  await tabTo(page, button(inquiry, 'Senden'));
  await press(page, 'Enter');
  await page.locator('.kmdp-success').waitFor();
  await focusIsOn(page, page.locator('.kmdp-success'));
  await picture(page, 'keyboard-sent');
  await page.context().close();
  const given = await consentsOf(address);
  assert.deepEqual(
    given.map(({ state }) => state),
    ['given'],
  );
});

step('an admin without a mouse goes through the sheets', async () => {
  await admin.goto(`${world.site.url}${settingsPath}overview`);
  await admin.getByRole('heading', { name: 'Einwilligungen pro Tag' }).waitFor();
  await tabTo(admin, admin.getByRole('link', { name: 'Zum Hauptinhalt springen' }), { stops: 3 });
  await press(admin, 'Enter');
  await tabTo(admin, tab('Übersicht'), { stops: 10 });
  for (const [name, sign] of [
    ['Allgemein', admin.getByLabel('Postanschrift')],
    ['Einwilligungstexte', entry('Kontaktformular')],
    ['Formulare', entry('Kontakt')],
    ['Einwilligungen', entry(address)],
  ]) {
    await press(admin, 'ArrowRight');
    await focusIsOn(admin, tab(name));
    await sign.waitFor();
  }
});

step('an admin without a mouse changes a consent text and publishes it', async () => {
  await press(admin, 'ArrowLeft', 'ArrowLeft');
  await tabTo(admin, entry('Kontaktformular'));
  await press(admin, 'Enter');
  await focusIsOn(admin, admin.getByRole('heading', { name: 'Kontaktformular', level: 2 }));
  await tabTo(admin, admin.getByRole('textbox', { name: 'Thema' }));
  await press(admin, 'ControlOrMeta+A');
  await admin.keyboard.type('Rosen und Obst');
  await admin.locator('.kmdp-box').getByText('Rosen und Obst').first().waitFor();
  await tabTo(admin, button(admin, 'Neue Fassung veröffentlichen'));
  await press(admin, 'Enter');
  await admin.getByText('Veröffentlicht. Besucher sehen ab jetzt diesen Text.').first().waitFor();
  const { items } = await world.call('GET', '/v1/consent-profiles');
  assert.match(JSON.stringify(items.find(({ purpose }) => purpose === 'contact')), /Rosen und Obst/);
  assert.ok(await hasFocus(admin), 'the focus is lost after publishing');
  await picture(admin, 'keyboard-published');
});

step('an admin without a mouse searches a consent and withdraws it', async () => {
  await tabTo(admin, tab('Einwilligungstexte'), { key: 'Shift+Tab' });
  await press(admin, 'ArrowRight', 'ArrowRight');
  await tabTo(admin, admin.getByRole('search').getByLabel('E-Mail-Adresse'));
  await admin.keyboard.type(address);
  await press(admin, 'Enter');
  await admin.getByRole('status').getByText('1 Einwilligung gefunden.').waitFor();
  await tabTo(admin, entry(address));
  await press(admin, 'Enter');
  await focusIsOn(admin, admin.getByRole('heading', { name: new RegExp(address) }));
  const withdraw = button(admin, 'Einwilligung widerrufen').first();
  await tabTo(admin, withdraw, { stops: 2 });
  await press(admin, 'Enter');
  const dialog = admin.getByRole('dialog', { name: 'Diese Einwilligung widerrufen?' });
  await dialog.waitFor();
  await press(admin, 'Escape');
  await dialog.waitFor({ state: 'detached' });
  await focusIsOn(admin, withdraw);
  await press(admin, 'Enter');
  await staysWithin(admin, dialog);
  await tabTo(admin, dialog.getByLabel('Grund'));
  await admin.keyboard.type('telefonisch');
  await tabTo(admin, button(dialog, 'Einwilligung widerrufen'));
  await press(admin, 'Enter');
  await dialog.waitFor({ state: 'detached' });
  await focusIsOn(admin, admin.getByRole('heading', { name: /Widerrufen/ }));
  await picture(admin, 'keyboard-withdrawn');
  assert.equal((await consentsOf(address))[0].state, 'withdrawn');
});

step('no page had an error', () => {
  assert.deepEqual(troubles, []);
});
