/* global window -- the functions handed to the page run there */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { openMailbox } from '../setup/mailbox.mjs';
import { openNewPage, signIn } from './editor.mjs';
import { journey } from './journey.mjs';
import { launchBrowser, newPerson, picture } from './visitor.mjs';
import { makeWorld } from './world.mjs';

/** The whole path in German, by what the screen says: from the plugin's activation to a confirmed proof, and back. */
const email = 'vera.besucher@example.org';
const troubles = [];
let world, mailbox, browser, admin, form;

before(async () => {
  mailbox = await openMailbox();
  world = await makeWorld({
    name: 'path',
    adminLocale: '',
    activatePlugin: false,
    bridgeEnv: { SMTP_URL: mailbox.url, MAIL_FROM: 'post@muster.example' },
  });
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
});

after(async () => {
  await browser?.close();
  await world?.stop();
  await mailbox?.stop();
});

const step = journey(async () => {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const page of pages) await picture(page, 'path-failure');
});
const sheet = (name) => admin.getByRole('tab', { name, exact: true }).click();
const button = (page, name) => page.getByRole('button', { name, exact: true });
/** The bridge's own pages, which belong to no website. */
const reader = () => newPerson(browser, { base: world.bridge.url, locale: 'de-AT' }, troubles);

step('the plugin is activated, and leads to its settings', async () => {
  await signIn(admin, world.site.url);
  await admin.goto(`${world.site.url}/wp-admin/plugins.php`);
  const plugin = admin.locator('tr[data-plugin^="kundenmeister"]');
  await plugin.getByRole('link', { name: /aktivieren/i }).click();
  await plugin.getByRole('link', { name: 'Einstellungen' }).click();
  await admin.getByText('Drei Schritte zu Ihrem ersten Formular').first().waitFor();
  await picture(admin, 'path-first-visit');
});

step('the first step: the website is connected', async () => {
  await button(admin, 'Zu „Allgemein“').click();
  await admin.getByLabel('Adresse', { exact: true }).fill(world.bridge.url);
  await admin.getByLabel('Schlüssel', { exact: true }).fill(world.key);
  await button(admin, 'Verbinden').click();
  await admin.getByText('Verbunden.').first().waitFor();
});

step('the second step: company, agreement, activation', async () => {
  await admin.getByLabel('Postanschrift').fill('Hauptstraße 1, 8010 Graz');
  await admin.getByLabel('E-Mail-Adresse').fill('datenschutz@muster.example');
  await admin.getByLabel('Ich habe den Vertrag gelesen und nehme ihn für meine Firma an.').check();
  await admin.getByLabel('Ihr Name').fill('Erika Muster');
  await admin.getByLabel('Der Datenschutz ist aktiv').check();
  await button(admin, 'Änderungen speichern').click();
  await admin.getByText('Einstellungen gespeichert.').first().waitFor();
});

step('a consent text comes from the proposal, with a drafted privacy declaration', async () => {
  await sheet('Einwilligungstexte');
  await button(admin, 'Ersten Einwilligungstext anlegen').click();
  await admin.getByRole('textbox', { name: 'Bezeichnung' }).fill('Newsletter-Anmeldung');
  await admin.getByRole('textbox', { name: 'Thema' }).fill('Garten und Wohnen');
  const preview = admin.locator('.kmdp-box').first();
  await preview.getByText(/Neuigkeiten zu Garten und Wohnen/).waitFor();
  await button(admin, 'Entwurf aus meinen Einstellungen erstellen').click();
  const declaration = admin.getByRole('textbox', { name: 'Text der Datenschutzerklärung' });
  await admin.waitForFunction((area) => area.value.includes('Körbler GmbH'), await declaration.elementHandle());
  await declaration.fill(withoutMarks(await declaration.inputValue()));
  await picture(admin, 'path-consent-text');
  await button(admin, 'Veröffentlichen').click();
  await admin.getByText('Veröffentlicht. Besucher sehen ab jetzt diesen Text.').first().waitFor();
});

step('the third step: a page with a newsletter form that shows this text', async () => {
  const canvas = await openNewPage(admin, world.site.url);
  await canvas.getByRole('textbox', { name: /titel/i }).fill('Newsletter');
  await admin
    .getByRole('button', { name: /Block-Inserter/ })
    .first()
    .click();
  await admin.getByRole('searchbox').first().fill('Newsletter-Formular');
  await admin.getByRole('option', { name: 'Newsletter-Formular' }).first().click();
  await canvas.getByText(/Neuigkeiten zu Garten und Wohnen/).waitFor();
  await button(admin, 'Veröffentlichen').first().click();
  await button(admin.locator('.editor-post-publish-panel'), 'Veröffentlichen').click();
  await admin.locator('.post-publish-panel__postpublish-buttons').waitFor();
  form = await admin.evaluate(() => window.wp.data.select('core/editor').getPermalink());
});

step('a visitor signs up and is told to look for a mail', async () => {
  const page = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
  await page.goto(form);
  await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(email);
  await page.locator('.kmdp-box input[type=checkbox]').check();
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.locator('.kmdp-success').getByText('Bitte bestätigen Sie Ihre Anmeldung').waitFor();
  await page.context().close();
});

step('until it is confirmed nobody may mail the address', async () => {
  assert.deepEqual(await permission(), { allowed: false, reason: 'pending' });
});

step('the mail leads to a page whose one button confirms', async () => {
  const mail = await mailbox.waitFor(email);
  assert.match(mail.subject, /Muster GmbH/);
  const link = /http\S+\/confirm\/\S+/.exec(mail.text)[0];
  assert.ok(mail.html.includes(link), 'the HTML part has another link than the text');
  const page = await reader();
  await page.goto(link);
  await page.getByText('Neuigkeiten zu Garten und Wohnen').waitFor();
  assert.equal((await permission()).reason, 'pending', 'opening the page confirmed');
  await picture(page, 'path-confirm');
  await button(page, 'Ja, ich bestätige').click();
  await page.getByRole('heading', { name: 'Danke, das ist bestätigt' }).waitFor();
  await picture(page, 'path-confirmed');
  assert.equal((await permission()).allowed, true);
});

step('the admin finds the confirmed proof', async () => {
  await admin.goto(`${world.site.url}/wp-admin/options-general.php?page=kundenmeister-data-protection&sheet=consents`);
  await admin.getByRole('search').getByLabel('E-Mail-Adresse').fill(email);
  await button(admin.getByRole('search'), 'Suchen').click();
  await admin.locator('.dataviews-view-table').getByText(email).first().click();
  await admin.getByRole('heading', { name: new RegExp(email) }).waitFor();
  await admin.getByText('Bestätigt', { exact: true }).first().waitFor();
  await admin
    .getByText(/Körbler GmbH/)
    .first()
    .waitFor();
  await picture(admin, 'path-proof');
});

step('the overview says that all is well, and counts the consent', async () => {
  await sheet('Übersicht');
  await admin.getByText('1 von 1').waitFor();
  await picture(admin, 'path-overview');
});

step('the person withdraws, also while the mail server is down, and mail stops at once', async () => {
  await mailbox.stop();
  const { links } = await permission({ links: true });
  const page = await reader();
  await page.goto(links.preferencesUrl);
  await button(page, 'Einwilligung widerrufen').click();
  await page
    .getByText(/widerrufen/)
    .first()
    .waitFor();
  await picture(page, 'path-withdrawn');
  assert.deepEqual(await permission(), { allowed: false, reason: 'withdrawn' });
});

step('the admin sees the withdrawal, and no page had an error', async () => {
  await admin.goto(`${world.site.url}/wp-admin/options-general.php?page=kundenmeister-data-protection&sheet=consents`);
  await admin.locator('.dataviews-view-table').getByText('Widerrufen').first().waitFor();
  assert.deepEqual(troubles, []);
});

/** Whether the newsletter may go to the address now. */
async function permission({ links = false } = {}) {
  const body = { purpose: 'newsletter', emails: [email], ...(links && { links }) };
  const { results } = await world.call('POST', '/v1/mail-permissions', body);
  const { allowed, reason, preferencesUrl, unsubscribeUrl } = results[0];
  return links ? { allowed, reason, links: { preferencesUrl, unsubscribeUrl } } : { allowed, reason };
}

/** As the admin who has read the draft leaves it: the remark on top and the open places are gone. */
function withoutMarks(draft) {
  return draft.replace(/\[[^\]]*\]\s*/g, '').trim();
}
