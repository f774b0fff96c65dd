import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { join } from 'node:path';
import { journey } from '../browser/journey.mjs';
import { launchBrowser, newPerson, picture } from '../browser/visitor.mjs';
import { setupDirectory } from '../setup/paths.mjs';
import { addElement, addFinisher, moduleFrame, openForm, openSheet, saveForm, signIn } from './backend.mjs';
import { makeTypo3World, waiting } from './typo3-world.mjs';

/** In German: an editor brings consent into a form that was there before, a visitor agrees, the module shows the proof. */
const email = 'vera.besucher@example.org';
const later = 'spaeter.besucher@example.org';
const troubles = [];
let world, browser, editor;

before(async () => {
  world = await makeTypo3World();
  browser = await launchBrowser();
  editor = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
});

after(async () => {
  await browser?.close();
  await world?.stop();
});

const step = journey(async () => {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const page of pages) await picture(page, 'typo3-failure');
});

const visitor = async () => {
  const page = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
  await page.goto(`${world.site.url}/`);
  return page;
};

/** Fills the form in and sends it; the browser's own check of required fields is off, so that the server's is met. */
async function send(page, address, { agrees }) {
  await page.locator('form').evaluate((form) => form.setAttribute('novalidate', ''));
  await page.getByLabel('E-Mail-Adresse').fill(address);
  await page.getByLabel('Ihre Nachricht').fill('Haben Sie Rosen? 🌹');
  if (agrees) await page.locator('.kmdp-box input[type=checkbox]').check();
  await page.getByRole('button', { name: 'Senden' }).click();
}

const consents = async () => (await world.call('GET', '/v1/consents')).items;

step('the editor connects TYPO3 in the module', async () => {
  await signIn(editor, world.site.url);
  const sheet = await openSheet(editor, world.site.url, 'general');
  await sheet.getByLabel('Adresse von KundenMeister').fill(world.bridge.url);
  await sheet.getByLabel('Schlüssel').fill(world.key);
  await sheet.getByRole('button', { name: 'Verbinden' }).click();
  await sheet
    .getByText(/^Verbunden mit/)
    .first()
    .waitFor();
  await picture(editor, 'typo3-connected');
});

step('the editor adds consent and hand-over to the form that was there', async () => {
  const frame = await openForm(editor, 'Kontakt');
  await addElement(editor, frame, 'KundenMeisterConsent');
  await frame.locator('[data-kmdp="profiles"]').getByLabel('Kontaktformular').check();
  await picture(editor, 'typo3-form-editor');
  await addFinisher(frame, 'KundenMeister');
  await saveForm(editor, frame);
});

step('the form is known to the bridge with its fields', async () => {
  const { items } = await world.call('GET', '/v1/forms');
  assert.equal(items.length, 1);
  assert.equal(items[0].title, 'Kontakt');
});

step('a visitor who does not agree is told so at the box, and nothing is kept', async () => {
  const page = await visitor();
  await send(page, email, { agrees: false });
  await page.getByText('Bitte stimmen Sie zu, damit wir Ihre Eingaben senden dürfen.').first().waitFor();
  assert.equal(await page.getByLabel('E-Mail-Adresse').inputValue(), email);
  await picture(page, 'typo3-refused');
  assert.equal(await waiting(world.site), 0);
  assert.deepEqual(await consents(), []);
  await page.context().close();
});

step('a visitor who agrees is thanked', async () => {
  const page = await visitor();
  await picture(page, 'typo3-form');
  await send(page, email, { agrees: true });
  await page.getByText('Vielen Dank für Ihre Nachricht.').waitFor();
  await page.context().close();
});

step('the module shows the consent', async () => {
  // A busy machine can take longer than the three seconds that a visitor is kept waiting.
  if ((await waiting(world.site)) > 0) await world.site.typo3('kmdp:outbox', '--all');
  const sheet = await openSheet(editor, world.site.url, 'consents');
  await sheet.getByRole('link', { name: email }).waitFor();
  await picture(editor, 'typo3-consents');
  await sheet.getByRole('link', { name: email }).click();
  await moduleFrame(editor).getByText('Muster GmbH').first().waitFor();
  await picture(editor, 'typo3-proof');
  assert.equal(await waiting(world.site), 0);
});

step('while the bridge is away a visitor is thanked all the same, and the submission waits', async () => {
  const page = await visitor();
  await world.bridge.stop();
  await send(page, later, { agrees: true });
  await page.getByText('Vielen Dank für Ihre Nachricht.').waitFor();
  assert.equal(await waiting(world.site), 1);
  await page.context().close();
});

step('once the bridge is back the scheduler has the command hand it over, exactly once', async () => {
  await world.bridge.start();
  const task = { command: 'kmdp:outbox', options: { all: true }, seconds: 60 };
  await world.site.php(join(setupDirectory, 'typo3', 'schedule-command.php'), task);
  await world.site.typo3('scheduler:run');
  assert.equal(await waiting(world.site), 0);
  await world.site.typo3('kmdp:outbox', '--all');
  assert.equal(await waiting(world.site), 0);
  const found = (await consents()).map((consent) => consent.email).sort();
  assert.deepEqual(found, [later, email].sort());
});

step('texts chosen in the module stay when the form editor saves the form again', async () => {
  const sheet = await openSheet(editor, world.site.url, 'forms');
  await sheet.getByRole('link', { name: 'Kontakt' }).first().click();
  await sheet.getByLabel('Newsletter-Anmeldung').check();
  await sheet.getByRole('button', { name: 'Auswahl speichern' }).click();
  await sheet.getByText('Gespeichert. Das Formular zeigt ab jetzt diese Texte.').waitFor();
  await picture(editor, 'typo3-form-texts');
  await saveForm(editor, await openForm(editor, 'Kontakt'));
  const { items } = await world.call('GET', '/v1/forms');
  assert.deepEqual([...items[0].profiles].sort(), Object.values(world.profiles).sort());
});

/** TYPO3 13's own inspector fails on an icon that comes when another element is selected already; the icon is all that is missing. */
const isLateIcon = (trouble) => /reading 'length'.*\/backend\/form-editor\/inspector-component\.js/.test(trouble);

step('no page complained on the way', () => {
  assert.deepEqual(
    troubles.filter((trouble) => !isLateIcon(trouble)),
    [],
  );
});
