import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { accessibilityFaults } from '../browser/accessibility.mjs';
import { journey } from '../browser/journey.mjs';
import { launchBrowser, newPerson, picture } from '../browser/visitor.mjs';
import { typo3Admin } from '../setup/typo3-site.mjs';
import { moduleFrame, moduleWindow, openSheet, signIn } from './backend.mjs';
import { makeTypo3World } from './typo3-world.mjs';

const Database = createRequire(import.meta.url)('better-sqlite3');

/** An editor whose group has a few sheets and both widgets. */
const troubles = [];
let world, browser, admin, person;

before(async () => {
  world = await makeTypo3World({ name: 'typo3-rights' });
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
  person = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
});

after(async () => {
  await browser?.close();
  await world?.stop();
});

const step = journey(() => picture(person, 'typo3-rights-failure'));
const frame = () => moduleFrame(person);

/** With the administrator’s password, whose hash is there. */
async function addEditor() {
  const folder = join(world.site.directory, 'var', 'sqlite');
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.sqlite'));
  const database = new Database(join(folder, file));
  const { lastInsertRowid: group } = database
    .prepare('INSERT INTO be_groups (pid, title, groupMods, availableWidgets) VALUES (0, ?, ?, ?)')
    .run('Redaktion', 'dashboard,web,kmdp,kmdp_overview,kmdp_directory', 'kmdp-findings,kmdp-consents');
  database
    .prepare(
      'INSERT INTO be_users (pid, username, password, usergroup, lang) SELECT 0, ?, password, ?, ? FROM be_users WHERE username = ?',
    )
    .run('redaktion', String(group), 'de', typo3Admin.user);
  database.close();
}

step('the site is connected, and an editor gets a few rights', async () => {
  await signIn(admin, world.site.url);
  const general = await openSheet(admin, world.site.url, 'general');
  await general.getByLabel('Adresse von KundenMeister').fill(world.bridge.url);
  await general.getByLabel('Schlüssel').fill(world.key);
  await general.getByRole('button', { name: 'Verbinden' }).click();
  await general
    .getByText(/^Verbunden mit/)
    .first()
    .waitFor();
  await addEditor();
});

step('the editor is led to the sheets of the group only', async () => {
  await person.setViewportSize({ width: 1600, height: 1000 });
  await person.emulateMedia({ reducedMotion: 'reduce' });
  await person.goto(`${world.site.url}/typo3/`);
  await person.fill('#t3-username', 'redaktion');
  await person.fill('#t3-password', typo3Admin.password);
  await person.click('#t3-login-submit');
  await person.locator('[data-modulemenu-identifier="dashboard"]').waitFor();
  await openSheet(person, world.site.url, 'overview');
  await frame().getByRole('heading', { name: 'Sicherungen der letzten 42 Tage' }).waitFor();
  assert.equal(await frame().getByRole('link', { name: 'Verarbeitungsverzeichnis öffnen' }).count(), 1);
  assert.equal(await frame().getByRole('link', { name: 'Sicherungen öffnen' }).count(), 0);
  assert.equal(await frame().getByRole('link', { name: 'Formular-Editor öffnen' }).count(), 0);
  await picture(person, 'typo3-rights-overview');
  assert.deepEqual(await accessibilityFaults(moduleWindow(person), { within: '.module-body' }), []);
});

step('the widget can be added to the dashboard, and tells what needs a person', async () => {
  const title = 'Datenschutz: Befunde';
  await person.locator('[data-modulemenu-identifier="dashboard"]').click();
  await frame()
    .getByRole('button', { name: /^Add (a )?widget/ })
    .first()
    .click();
  await person.locator('.modal').getByText(title, { exact: true }).click();
  await person.locator('.modal').waitFor({ state: 'detached' });
  await frame().getByText(title, { exact: true }).first().waitFor();
  await frame()
    .getByText(/^In Ihrem Verarbeitungsverzeichnis fehl/)
    .waitFor();
  await picture(person, 'typo3-rights-dashboard');
});

step('no page complained on the way', () => {
  assert.deepEqual(troubles, []);
});
