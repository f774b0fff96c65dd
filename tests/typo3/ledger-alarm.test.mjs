import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { accessibilityFaults } from '../browser/accessibility.mjs';
import { journey } from '../browser/journey.mjs';
import { launchBrowser, newPerson, picture } from '../browser/visitor.mjs';
import { moduleFrame, moduleWindow, openSheet, signIn } from './backend.mjs';
import { makeTypo3World } from './typo3-world.mjs';

const Database = createRequire(import.meta.url)('better-sqlite3');

/** This TYPO3 as a witness: a ledger rewritten at the bridge raises an alarm, which a restore that was announced ends. */
const troubles = [];
let world, browser, admin;

before(async () => {
  world = await makeTypo3World({ name: 'typo3-ledger-alarm' });
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
});

after(async () => {
  await browser?.close();
  await world?.stop();
});

const step = journey(() => picture(admin, 'typo3-ledger-alarm-failure'));
const frame = () => moduleFrame(admin);
const text = (words) => frame().getByText(words).first();
const alarm = () => frame().getByText('zeigt unter derselben Nummer einen anderen Eintrag als zuvor');
const beginAnew = () => frame().getByRole('button', { name: 'Nach einer Wiederherstellung neu beginnen …' });
const dialog = () => admin.locator('.modal');

/** By keyboard, once the button is not disabled any more. */
async function askToBeginAnew() {
  await beginAnew().click({ trial: true });
  await beginAnew().press('Enter');
}

async function check() {
  await frame().getByRole('button', { name: 'Jetzt prüfen' }).click();
  await text('Das Protokoll wurde geprüft.').waitFor();
}

step('once connected it checks the ledger, and nothing was rewritten', async () => {
  await signIn(admin, world.site.url);
  await openSheet(admin, world.site.url, 'general');
  await frame().getByLabel('Adresse von KundenMeister').fill(world.bridge.url);
  await frame().getByLabel('Schlüssel').fill(world.key);
  await frame().getByRole('button', { name: 'Verbinden' }).click();
  await text(/^Verbunden mit/).waitFor();
  await openSheet(admin, world.site.url, 'overview');
  await check();
  await text('unabhängig geprüft: Nichts wurde umgeschrieben.').waitFor();
  assert.equal(await beginAnew().count(), 0);
});

step('a ledger rewritten at the bridge raises an alarm', async () => {
  const data = new Database(join(world.bridge.directory, 'data.sqlite'));
  data.exec('UPDATE ledger_entries SET hash = upper(hash) WHERE seq = (SELECT ledger_seq FROM tenants)');
  data.exec('UPDATE tenants SET ledger_hash = upper(ledger_hash)');
  data.close();
  await openSheet(admin, world.site.url, 'overview');
  await check();
  await alarm().first().waitFor();
  await beginAnew().scrollIntoViewIfNeeded();
  await picture(admin, 'typo3-ledger-alarm');
  assert.deepEqual(await accessibilityFaults(moduleWindow(admin), { within: '.module-body' }), []);
});

step('who thinks better of it leaves the alarm where it is', async () => {
  await askToBeginAnew();
  await dialog().getByText('Tun Sie das erst, wenn die Körbler GmbH Ihnen gemeldet hat').waitFor();
  await picture(admin, 'typo3-ledger-begin-anew');
  assert.deepEqual(await accessibilityFaults(admin, { within: '.modal' }), []);
  await dialog().getByRole('button', { name: 'Abbrechen' }).click();
  await dialog().waitFor({ state: 'detached' });
  await openSheet(admin, world.site.url, 'overview');
  await alarm().first().waitFor();
});

step('once a restore was announced the alarm is ended by keyboard, and TYPO3 goes on as a witness', async () => {
  await askToBeginAnew();
  const yes = dialog().getByRole('button', { name: 'Ja, neu beginnen' });
  await yes.waitFor();
  await yes.press('Enter');
  await text('unabhängig geprüft: Nichts wurde umgeschrieben.').waitFor();
  assert.deepEqual([await alarm().count(), await beginAnew().count()], [0, 0]);
});

step('no page complained on the way', () => {
  assert.deepEqual(troubles, []);
});
