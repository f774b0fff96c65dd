/* global document -- the functions handed to the page run there */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { accessibilityFaults, assertFitsScreen } from './accessibility.mjs';
import { makeConsentSite } from './consent-site.mjs';
import { signIn } from './editor.mjs';
import { journey } from './journey.mjs';
import { focusIsOn, press, tabTo } from './keyboard.mjs';
import { launchBrowser, newPerson, picture } from './visitor.mjs';

const Database = createRequire(import.meta.url)('better-sqlite3');
const settings = '/wp-admin/options-general.php?page=kundenmeister-data-protection';
const sheet = `${settings}&sheet=access`;
const troubles = [];
let world, browser, admin;

before(async () => {
  // Nothing but this test says what was backed up.
  world = await makeConsentSite({ name: 'backups', bridgeEnv: { BACKUPS: 'false' } });
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
  await signIn(admin, world.site.url);
});

after(async () => {
  await browser?.close();
  await world?.stop();
});

const step = journey(() => picture(admin, 'backups-failure'));
const button = (name) => admin.getByRole('button', { name, exact: true });
const text = (words) => admin.locator('#kmdp-settings').getByText(words).first();
const dialog = () => admin.getByRole('dialog');
const squares = () => admin.getByRole('group', { name: 'Sicherungen der letzten 42 Tage' }).getByRole('button');
/** The same days on the sheet Overview. */
const strip = () => admin.getByRole('list', { name: 'Sicherungen der letzten 42 Tage' }).getByRole('listitem');
const openOverview = () => admin.goto(world.site.url + settings);
const recoveries = async () => (await world.call('GET', '/v1/restore-requests')).items;
/** A calendar day in Austria, so many days ago. */
const day = (ago) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Vienna' }).format(Date.now() - ago * 24 * 60 * 60 * 1000);

async function seen(name) {
  await picture(admin, `backups-${name}`);
  assert.deepEqual(await accessibilityFaults(admin, { within: '#kmdp-settings' }), []);
  await assertFitsScreen(admin);
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
  await admin.goto(world.site.url + sheet);
  await text('Es gibt noch keine Sicherung.').waitFor();
  await text('Bisher wurde keine Wiederherstellung angefordert.').waitFor();
  assert.equal(await button('Wiederherstellung anfordern').count(), 0);
  await seen('none');
});

step(
  'the overview says that the first backup is to come, and complains once it was due and nothing made it',
  async () => {
    await openOverview();
    await text('Es gibt noch keine Sicherung. KundenMeister macht die erste innerhalb eines Tages.').waitFor();
    assert.equal(await strip().count(), 0);
    changeData((database) => database.exec(`UPDATE tenants SET created_at = created_at - ${3 * 24 * 60 * 60 * 1000}`));
    await admin.reload();
    await text('Es gibt keine Sicherung, obwohl eine fällig war.').waitFor();
    await text('Ihre Daten wurden noch nie gesichert.').waitFor();
    await seen('overview-none');
  },
);

step('each of 42 days has its square, which says in words what it means', async () => {
  noteDays();
  await admin.goto(world.site.url + sheet);
  await squares().first().waitFor();
  assert.equal(await squares().count(), 42);
  const names = await squares().evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  const states = names.map((name) => name.split(': ')[1]);
  assert.deepEqual(states.slice(-11), [
    'Vor der ersten Sicherung',
    ...['Gesichert und geprüft', 'Gesichert und geprüft', 'Gesichert und geprüft', 'Gesichert und geprüft'],
    ...['Gesichert und geprüft', 'Fehlgeschlagen', 'Fehlt', 'Gesichert', 'Gesichert', 'Noch ausständig'],
  ]);
  await text(
    'Sie wurde noch nicht zur Probe wiederhergestellt. Die verschlüsselte Sicherung umfasst 1,2 MB.',
  ).waitFor();
  await seen('squares');
});

step('the overview shows the same days as a strip, on every screen, and leads to what they mean', async () => {
  for (const width of [1280, 800, 390]) {
    await admin.setViewportSize({ width, height: 900 });
    await openOverview();
    await text('Tage mit Sicherung: 7.').waitFor();
    const words = (await strip().allInnerTexts()).map((one) => one.split(': ')[1]);
    assert.deepEqual([words.length, words[0]], [42, 'Vor der ersten Sicherung']);
    assert.deepEqual(words.slice(-5), ['Fehlgeschlagen', 'Fehlt', 'Gesichert', 'Gesichert', 'Noch ausständig']);
    await strip().last().scrollIntoViewIfNeeded();
    await seen(`overview-${width}`);
  }
  await admin.setViewportSize({ width: 1280, height: 900 });
  await openOverview();
  await button('Sicherungen öffnen').last().press('Enter');
  await squares().first().waitFor();
});

step('the Tab key stops once at the squares, and the arrow keys move between the days', async () => {
  await admin.getByRole('tab', { name: 'Zugriff & Sicherungen' }).focus();
  await tabTo(admin, squares().nth(40));
  for (const [key, index] of [
    ['ArrowLeft', 39],
    ['ArrowUp', 32],
    ['ArrowDown', 39],
    ['Home', 0],
    ['ArrowUp', 0],
    ['End', 41],
  ]) {
    await press(admin, key);
    await focusIsOn(admin, squares().nth(index));
  }
  await press(admin, 'Enter');
  await admin.getByRole('status').getByText('Die heutige Sicherung ist noch ausständig.').waitFor();
  await squares().nth(37).click();
  await admin.getByRole('status').getByText('keine brauchbare Sicherung').waitFor();
  assert.equal(await squares().nth(37).getAttribute('aria-pressed'), 'true');
  await press(admin, 'Tab');
  assert.equal(await admin.evaluate(() => document.activeElement.closest('.kmdp-squares')), null);
});

step('a recovery is asked for, from the backup of the day that was chosen', async () => {
  await squares().nth(35).click();
  assert.equal(await admin.getByLabel('Sicherung vom', { exact: true }).inputValue(), day(6));
  await text('Wiederherstellungen sind kostenlos').waitFor();
  await admin.getByLabel('Was ist verloren gegangen?').fill('Alle Kontakte der Gruppe Stammkunden');
  await button('Wiederherstellung anfordern').click();
  await text('Ihre Anfrage ist bei der Körbler GmbH eingelangt.').waitFor();
  await text('bisher: 1.').waitFor();
  await seen('asked');
  const [{ backupDate, description, state, requestedBy }] = await recoveries();
  assert.deepEqual(
    [backupDate, description, state, requestedBy],
    [day(6), 'Alle Kontakte der Gruppe Stammkunden', 'received', 'admin'],
  );
});

step('a day that lost its backup meanwhile is refused with the reason', async () => {
  await admin.getByLabel('Sicherung vom', { exact: true }).selectOption(day(7));
  changeData((database) => database.prepare('DELETE FROM backup_days WHERE date = ?').run(day(7)));
  await admin.getByLabel('Was ist verloren gegangen?').fill('Etwas');
  await button('Wiederherstellung anfordern').click();
  await admin.locator('form').getByText('Von diesem Tag gibt es keine Sicherung.').waitFor();
  assert.equal(await admin.getByLabel('Was ist verloren gegangen?').inputValue(), 'Etwas');
  assert.deepEqual(
    troubles.filter((line) => !line.includes('422')),
    [],
  );
  troubles.length = 0;
});

step('what was asked for can be taken back, on a small screen too', async () => {
  await admin.setViewportSize({ width: 375, height: 800 });
  await admin.reload();
  await squares().first().waitFor();
  await seen('small');
  await admin.getByRole('button', { name: /^Anfrage zurückziehen … \(Sicherung vom/ }).click();
  await dialog().getByText('Dann wird nichts wiederhergestellt.').waitFor();
  assert.deepEqual(await accessibilityFaults(admin, { within: '[role=dialog]' }), []);
  await dialog().getByRole('button', { name: 'Ja, Anfrage zurückziehen' }).click();
  await text('Zurückgezogen').waitFor();
  assert.equal((await recoveries())[0].state, 'cancelled');
});

step('no page had an error in its console or a failed request', () => {
  assert.deepEqual(troubles, []);
});
