/* global document, window -- the functions handed to the page run there */
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

/** The sheet Access & backups in the module, in German: 42 squares, asking for a recovery, taking it back. */
const troubles = [];
let world, browser, admin;

before(async () => {
  // Nothing but this test says what was backed up.
  world = await makeTypo3World({ name: 'typo3-backups', bridgeEnv: { BACKUPS: 'false' } });
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
});

after(async () => {
  await browser?.close();
  await world?.stop();
});

const step = journey(() => picture(admin, 'typo3-backups-failure'));
const frame = () => moduleFrame(admin);
const text = (words) => frame().getByText(words).first();
const squares = () => frame().getByRole('list', { name: 'Sicherungen der letzten 42 Tage' }).getByRole('listitem');
/** The same days on the sheet Overview. */
const openOverview = () => openSheet(admin, world.site.url, 'overview');
const ask = () => frame().getByRole('button', { name: 'Wiederherstellung anfordern' });
const recoveries = async () => (await world.call('GET', '/v1/restore-requests')).items;
/** A calendar day in Austria, so many days ago. */
const day = (ago) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Vienna' }).format(Date.now() - ago * 24 * 60 * 60 * 1000);

/** By how many pixels the module is wider than its frame. */
const surplus = () => moduleWindow(admin).evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

async function seen(name) {
  await picture(admin, `typo3-backups-${name}`);
  assert.deepEqual(await accessibilityFaults(moduleWindow(admin), { within: '.module-body' }), []);
}

function changeData(change) {
  const database = new Database(join(world.bridge.directory, 'data.sqlite'));
  change(database);
  database.close();
}

/** Ten days: all backed up but two, the older of them tested. */
function noteDays() {
  changeData((database) => {
    const insert = database.prepare('INSERT OR REPLACE INTO backup_days VALUES (?, ?, ?, ?, ?)');
    for (let ago = 9; ago >= 1; ago -= 1) {
      const at = Date.now() - ago * 24 * 60 * 60 * 1000;
      if (ago === 4) insert.run(day(ago), null, null, null, at);
      else if (ago !== 3) insert.run(day(ago), 1_234_567, at, ago > 4 ? at : null, null);
    }
  });
}

step('before the first backup the sheet says that there is none', async () => {
  await signIn(admin, world.site.url);
  const general = await openSheet(admin, world.site.url, 'general');
  await general.getByLabel('Adresse von KundenMeister').fill(world.bridge.url);
  await general.getByLabel('Schlüssel').fill(world.key);
  await general.getByRole('button', { name: 'Verbinden' }).click();
  await text(/^Verbunden mit/).waitFor();
  await openSheet(admin, world.site.url, 'access');
  await text('Es gibt noch keine Sicherung.').waitFor();
  await text('Bisher wurde keine Wiederherstellung angefordert.').waitFor();
  assert.equal(await ask().count(), 0);
  await seen('none');
});

step(
  'the overview says that the first backup is to come, and complains once it was due and nothing made it',
  async () => {
    await openOverview();
    await text('Es gibt noch keine Sicherung. KundenMeister macht die erste innerhalb eines Tages.').waitFor();
    assert.equal(await squares().count(), 0);
    changeData((database) => database.exec(`UPDATE tenants SET created_at = created_at - ${3 * 24 * 60 * 60 * 1000}`));
    await openOverview();
    await text('Es gibt keine Sicherung, obwohl eine fällig war.').waitFor();
    await text('Ihre Daten wurden noch nie gesichert.').waitFor();
    await seen('overview-none');
  },
);

step('each of 42 days has its square, which says in words what it means', async () => {
  noteDays();
  await openSheet(admin, world.site.url, 'access');
  await squares().first().waitFor();
  const titles = await squares().evaluateAll((all) => all.map((one) => one.title));
  assert.equal(titles.length, 42);
  assert.deepEqual(
    titles.slice(-11).map((title) => title.split(': ')[1]),
    [
      'Vor der ersten Sicherung',
      ...['Gesichert und geprüft', 'Gesichert und geprüft', 'Gesichert und geprüft', 'Gesichert und geprüft'],
      ...['Gesichert und geprüft', 'Fehlgeschlagen', 'Fehlt', 'Gesichert', 'Gesichert', 'Noch ausständig'],
    ],
  );
  await text('An diesem Tag wurde keine Sicherung gemacht.').waitFor();
  await seen('squares');
  await text('Alle Tage als Tabelle').click();
  await text('1,2 MB').waitFor();
  await seen('table');
});

step('the overview shows the same days as a strip, on every screen, and leads to what they mean', async () => {
  for (const width of [1600, 800, 390]) {
    await admin.setViewportSize({ width, height: 1000 });
    await openOverview();
    await text('Tage mit Sicherung: 7.').waitFor();
    const words = (await squares().allInnerTexts()).map((one) => one.split(': ')[1]);
    assert.deepEqual([words.length, words[0]], [42, 'Vor der ersten Sicherung']);
    assert.deepEqual(words.slice(-5), ['Fehlgeschlagen', 'Fehlt', 'Gesichert', 'Gesichert', 'Noch ausständig']);
    if (width < 500) await admin.mouse.click(380, 980); // beside the menu, which goes
    await squares().last().scrollIntoViewIfNeeded();
    assert.ok((await surplus()) <= 0, `${await surplus()} pixels wider than the screen`);
    await seen(`overview-${width}`);
  }
  await admin.setViewportSize({ width: 1600, height: 1000 });
  await openOverview();
  await frame().getByRole('link', { name: 'Sicherungen öffnen' }).last().press('Enter');
  await frame().getByRole('heading', { name: 'Zugriff & Sicherungen' }).waitFor();
});

step('what was lost is asked for by keyboard, and is free within what is usual', async () => {
  await text('Wiederherstellungen sind kostenlos').waitFor();
  await frame().getByLabel('Sicherung vom').selectOption(day(2));
  await frame().getByLabel('Was ist verloren gegangen?').focus();
  await admin.keyboard.press('Tab');
  await admin.keyboard.press('Enter');
  await frame().locator('.invalid-feedback').first().waitFor();
  assert.equal(await frame().getByLabel('Sicherung vom').inputValue(), day(2));
  await frame().getByLabel('Was ist verloren gegangen?').fill('Die Gruppe Stammkunden, irrtümlich gelöscht');
  await ask().press('Enter');
  await text('Ihre Anfrage ist bei der Körbler GmbH eingelangt.').waitFor();
  await text('Die Gruppe Stammkunden, irrtümlich gelöscht').waitFor();
  await seen('asked');
  const [{ state, backupDate, requestedBy }] = await recoveries();
  assert.deepEqual([state, backupDate, requestedBy], ['received', day(2), 'admin']);
});

step('it can be taken back', async () => {
  await frame().getByRole('button', { name: 'Anfrage zurückziehen …' }).click();
  await admin.locator('.modal').getByRole('button', { name: 'Ja, Anfrage zurückziehen', exact: true }).click();
  await text('Die Anfrage ist zurückgezogen.').waitFor();
  assert.equal((await recoveries())[0].state, 'cancelled');
});

step('a small screen shows all of it', async () => {
  await admin.setViewportSize({ width: 375, height: 800 });
  await openSheet(admin, world.site.url, 'access');
  await squares().first().waitFor();
  assert.ok((await surplus()) <= 0, `${await surplus()} pixels wider than the screen`);
  await seen('small');
});

step('no page complained on the way, but for the empty description', () => {
  assert.deepEqual(
    troubles.filter((trouble) => !/422/.test(trouble)),
    [],
  );
});
