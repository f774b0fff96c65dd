/* global document, window -- the functions handed to the page run there */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { accessibilityFaults } from '../browser/accessibility.mjs';
import { journey } from '../browser/journey.mjs';
import { launchBrowser, newPerson, picture } from '../browser/visitor.mjs';
import { moduleWindow, openSheet, signIn } from './backend.mjs';
import { makeTypo3World } from './typo3-world.mjs';

/** Every sheet of the module on a phone, in both colour schemes, and by keyboard alone. */
const troubles = [];
let world, browser, admin;

before(async () => {
  world = await makeTypo3World({ name: 'typo3-sheets' });
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
});

after(async () => {
  await browser?.close();
  await world?.stop();
});

const step = journey(() => picture(admin, 'typo3-sheets-failure'));

/** The frame in which TYPO3 shows the module, once its heading stands. */
async function opened(name) {
  const sheet = await openSheet(admin, world.site.url, name);
  await sheet.locator('h1').first().waitFor();
  return sheet;
}

/** Runs in the page: what sticks out of the screen and is not scrolled within a frame of its own (WCAG 2.2, 1.4.10). */
const surplus = () => document.documentElement.scrollWidth - window.innerWidth;

step('the connection is made with the keyboard alone', async () => {
  await signIn(admin, world.site.url);
  const sheet = await opened('general');
  await sheet.getByLabel('Adresse von KundenMeister').focus();
  await admin.keyboard.type(world.bridge.url);
  await admin.keyboard.press('Tab');
  await admin.keyboard.type(world.key);
  await admin.keyboard.press('Enter');
  await sheet
    .getByText(/^Verbunden mit/)
    .first()
    .waitFor();
});

step('a consent text is opened and saved with the keyboard alone', async () => {
  const sheet = await opened('texts');
  await sheet.getByRole('link', { name: 'Newsletter-Anmeldung' }).focus();
  await admin.keyboard.press('Enter');
  const name = sheet.getByLabel('Bezeichnung').first();
  await name.focus();
  await admin.keyboard.press('End');
  await admin.keyboard.type(' neu');
  await admin.keyboard.press('Enter');
  await sheet
    .getByText(/Gespeichert|Veröffentlicht/)
    .first()
    .waitFor();
  const { items } = await world.call('GET', '/v1/consent-profiles');
  assert.ok(items.some(({ description }) => description.endsWith(' neu')));
});

for (const scheme of ['light', 'dark']) {
  for (const name of [
    'overview',
    'general',
    'texts',
    'texts/edit',
    'forms',
    'consents',
    'directory',
    'deletions',
    'deletions/new',
    'access',
  ]) {
    step(`the sheet ${name} fits 400 pixels in ${scheme}, and axe finds nothing`, async () => {
      await admin.setViewportSize({ width: 400, height: 900 });
      await admin.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await opened(name);
      await admin.mouse.click(390, 880); // beside the menu, which goes
      await picture(admin, `typo3-${name.replace('/', '-')}-${scheme}`);
      assert.deepEqual(await accessibilityFaults(moduleWindow(admin), { within: '.module-body' }), []);
      assert.ok((await moduleWindow(admin).evaluate(surplus)) <= 0, 'sticks out');
    });
  }
}

step('no page complained on the way', () => {
  assert.deepEqual(troubles, []);
});
