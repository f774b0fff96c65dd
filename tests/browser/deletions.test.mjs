import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { accessibilityFaults, assertFitsScreen } from './accessibility.mjs';
import { makeConsentSite } from './consent-site.mjs';
import { signIn } from './editor.mjs';
import { journey } from './journey.mjs';
import { focusIsOn, press, staysWithin, tabTo } from './keyboard.mjs';
import { launchBrowser, newPerson, picture } from './visitor.mjs';
import { whatIsStored } from './world.mjs';

const Database = createRequire(import.meta.url)('better-sqlite3');
const settings = '/wp-admin/options-general.php?page=kundenmeister-data-protection';
const sheet = `${settings}&sheet=deletions`;
/** Of visitors while the bridge is away: their entries wait. */
const visitors = [];
const anna = 'anna.beispiel@example.org';
const bert = 'bert.beispiel@example.org';
const carla = 'carla.beispiel@example.org';
const troubles = [];
let world, browser, admin;

before(async () => {
  world = await makeConsentSite({ name: 'deletions' });
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
  await signIn(admin, world.site.url);
});

after(async () => {
  await browser?.close();
  await world?.stop();
});

const step = journey(() => picture(admin, 'deletions-failure'));
const button = (name) => admin.getByRole('button', { name, exact: true });
/** On the sheet itself; notices are also spoken elsewhere. */
const text = (words) => admin.locator('#kmdp-settings').getByText(words).first();
const dialog = () => admin.getByRole('dialog');
const requests = async () => (await world.call('GET', '/v1/deletion-requests')).items;
const contacts = async (address) =>
  (await world.call('GET', `/v1/contacts?email=${encodeURIComponent(address)}`)).items.length;

async function open() {
  await admin.goto(world.site.url + sheet);
  await button('Neue Löschanfrage').waitFor();
}

async function seen(name) {
  await picture(admin, `deletions-${name}`);
  assert.deepEqual(await accessibilityFaults(admin, { within: '#kmdp-settings' }), []);
}

/** On a busy machine an entry may have waited. */
const deliver = () => world.site.wp('kmdp', 'outbox', '--retry');

async function write(address) {
  const page = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, visitors);
  await page.goto(`${world.site.url}/kontakt/`);
  await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(address);
  await page.getByLabel('Ihre Nachricht').fill('Wann haben Sie geöffnet?');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Senden', exact: true }).click();
  await page.locator('.kmdp-success').waitFor();
  await page.context().close();
}

async function lookUp(address) {
  await admin.getByLabel('E-Mail-Adresse oder Nummer des Kontakts').fill(address);
  await press(admin, 'Enter');
  await admin.getByRole('status').getByText('Zu dieser Person ist').waitFor();
}

step('two people write; nothing is to be deleted yet', async () => {
  await write(anna);
  await write(anna);
  await write(bert);
  await deliver();
  await open();
  await text('Bisher wurde keine Löschung beantragt.').waitFor();
  await text('Derzeit nichts.').waitFor();
  await seen('empty');
});

step('a person who asks is looked up, the request filed by keyboard, and the time left is told', async () => {
  await admin.getByRole('tab', { name: 'Löschungen' }).focus();
  await tabTo(admin, button('Neue Löschanfrage'));
  await press(admin, 'Enter');
  await admin.getByLabel('Die betroffene Person hat darum gebeten').check();
  await lookUp('niemand@example.org');
  await text('Zu dieser Person ist nichts gespeichert.').waitFor();
  await lookUp(anna);
  await text('2 Formulareingaben mit allem, was eingegeben wurde').waitFor();
  await seen('person');
  await button('Anfrage eintragen').click();
  await text('Wartet auf Ihre Entscheidung').waitFor();
  assert.match(await admin.locator('#kmdp-settings').innerText(), /Restzeit\s+noch \d+ (Tage|Stunden)/);
  await seen('received');
  const [{ state, origin, email }] = await requests();
  assert.deepEqual([state, origin, email], ['received', 'data-subject', anna]);
});

step('granting says what is lost, and only yes deletes', async () => {
  await button('Stattgeben und löschen …').click();
  await dialog().getByText('2 Einwilligungen mit ihren Nachweisen').waitFor();
  await staysWithin(admin, dialog());
  await picture(admin, 'deletions-loss');
  assert.deepEqual(await accessibilityFaults(admin, { within: '[role=dialog]' }), []);
  await press(admin, 'Escape');
  await focusIsOn(admin, button('Stattgeben und löschen …'));
  assert.equal((await requests())[0].state, 'received');
  await press(admin, 'Enter');
  await dialog().getByRole('button', { name: 'Endgültig löschen' }).click();
  await dialog().waitFor({ state: 'detached' });
  await world.bridge.command('deletion', 'run');
  await button('Aktualisieren').click();
});

step('the certificate is shown and saved, and names nobody', async () => {
  await text('fristgerecht').waitFor();
  await seen('certificate');
  const [download] = await Promise.all([admin.waitForEvent('download'), button('Als JSON speichern').click()]);
  const saved = await readFile(await download.path(), 'utf8');
  assert.deepEqual(JSON.parse(saved).erased.contacts, 1);
  assert.ok(!saved.includes(anna));
  const [pdf] = await Promise.all([admin.waitForEvent('download'), button('Als PDF speichern').click()]);
  assert.match(pdf.suggestedFilename(), /^loeschbestaetigung-.*\.pdf$/);
  assert.equal((await readFile(await pdf.path())).subarray(0, 5).toString(), '%PDF-');
  assert.equal(await contacts(anna), 0);
  assert.equal(await contacts(bert), 1);
  await button('Alle Löschanfragen').click();
  await admin.getByRole('button', { name: 'Eine Person' }).waitFor();
  await seen('list');
});

step('single entries are ticked, and the rest of the person stays', async () => {
  await write(bert);
  await deliver();
  await button('Neue Löschanfrage').click();
  await admin.getByLabel('Genau benannte Eingaben einer Person').check();
  await lookUp(bert);
  await admin
    .getByRole('checkbox', { name: /^Eingabe vom/ })
    .first()
    .check();
  await seen('records');
  await button('Diese Eingaben löschen …').click();
  await dialog().getByText(`1 Formulareingabe von ${bert}`).waitFor();
  await dialog().getByRole('button', { name: 'Endgültig löschen' }).click();
  await dialog().waitFor({ state: 'detached' });
  await world.bridge.command('deletion', 'run');
  await button('Aktualisieren').click();
  await text('fristgerecht').waitFor();
  const { items } = await world.call('GET', `/v1/consents?email=${encodeURIComponent(bert)}`);
  assert.equal(items.length, 1);
});

step('a request in words begins only when its costs are accepted', async () => {
  await open();
  await button('Neue Löschanfrage').click();
  await admin.getByLabel('Etwas mit Worten Beschriebenes').check();
  await admin.getByLabel('In Ihren Worten').fill('Alle Anfragen zum Hochbeet aus dem Frühjahr');
  await button('Kostenhinweis anzeigen').click();
  await text('wird nach Aufwand verrechnet').waitFor();
  await seen('costs');
  const accept = button('Kosten annehmen und beginnen');
  assert.equal(await accept.getAttribute('aria-disabled'), 'true');
  assert.equal((await requests())[0].state, 'awaiting-cost-approval');
  await admin.getByLabel('Ich habe den Hinweis gelesen und nehme die Kosten an').check();
  await accept.click();
  await text('In Arbeit').waitFor();
  assert.equal((await requests())[0].state, 'scheduled');
});

step('it can be taken back', async () => {
  await button('Anfrage zurückziehen …').click();
  await dialog().getByText('Dann wird nichts gelöscht.').waitFor();
  await dialog().getByRole('button', { name: 'Ja, Anfrage zurückziehen' }).click();
  await text('Zurückgezogen').waitFor();
  assert.equal((await requests())[0].state, 'cancelled');
});

step('a request in words that then names the entries exactly costs nothing', async () => {
  await write(bert);
  await deliver();
  await world.call('POST', '/v1/deletion-requests', {
    ...{ scope: { kind: 'described', description: 'Die erste Nachricht' }, origin: 'controller' },
  });
  await open();
  await admin.getByRole('button', { name: 'Die erste Nachricht' }).click();
  await text('Dann ist es kostenlos').click();
  await lookUp(bert);
  await admin
    .getByRole('checkbox', { name: /^Eingabe vom/ })
    .last()
    .check();
  await button('Diese Eingaben löschen …').click();
  await dialog().getByRole('button', { name: 'Endgültig löschen' }).click();
  await dialog().waitFor({ state: 'detached' });
  const [{ state, chargeable }] = await requests();
  assert.ok(['scheduled', 'executed'].includes(state), state);
  assert.equal(chargeable, false);
  await world.bridge.command('deletion', 'run');
  await button('Aktualisieren').click();
  await text('fristgerecht').waitFor();
});

step('a legal obligation is named with its end, before and after', async () => {
  const [{ id }] = (await world.call('GET', `/v1/contacts?email=${encodeURIComponent(bert)}`)).items;
  const basis = { kind: 'legal-obligation', note: '§ 132 BAO', validUntil: `${new Date().getFullYear() + 7}-12-31` };
  await world.call('POST', `/v1/contacts/${id}/bases`, basis);
  await open();
  await button('Neue Löschanfrage').click();
  await lookUp(id);
  await button('Diese Person löschen …').click();
  await dialog().getByText('§ 132 BAO, bis').waitFor();
  await dialog().getByRole('button', { name: 'Endgültig löschen' }).click();
  await dialog().waitFor({ state: 'detached' });
  await world.bridge.command('deletion', 'run');
  await button('Aktualisieren').click();
  await text('müssen von Gesetzes wegen noch aufbewahrt werden: § 132 BAO, bis').waitFor();
  assert.equal(await button('Anfrage zurückziehen …').count(), 0);
  await seen('held');
});

step('what waits on this site goes with the person, so that no late delivery brings anybody back', async () => {
  await write(carla);
  await deliver();
  await world.bridge.stop();
  await write(carla);
  await world.bridge.start();
  assert.equal((await whatIsStored(world, carla)).waiting, 1);
  await open();
  await button('Neue Löschanfrage').click();
  await lookUp(carla);
  await button('Diese Person löschen …').click();
  await dialog().getByRole('button', { name: 'Endgültig löschen' }).click();
  await dialog().waitFor({ state: 'detached' });
  assert.equal((await whatIsStored(world, carla)).waiting, 0);
  await world.bridge.command('deletion', 'run');
  await deliver();
  assert.equal(await contacts(carla), 0);
  assert.deepEqual((await whatIsStored(world, carla)).traces, [0, 0]);
});

step(
  'what is kept beyond its storage period is listed with the reason, and its deletion can be requested',
  async () => {
    const doris = 'doris.beispiel@example.org';
    await write(doris);
    await deliver();
    const { activities } = await world.call('GET', '/v1/processing-directory');
    for (const { id } of activities) {
      const storagePeriod = { kind: 'duration', months: 6 };
      await world.call('PATCH', `/v1/processing-directory/activities/${id}`, { storagePeriod });
    }
    const [{ id: contact }] = (await world.call('GET', `/v1/contacts?email=${encodeURIComponent(doris)}`)).items;
    const database = new Database(join(world.bridge.directory, 'data.sqlite'));
    const aYearAgo = Date.now() - 365 * 24 * 60 * 60 * 1000;
    database.prepare('UPDATE memberships SET created_at = ? WHERE subject_id = ?').run(aYearAgo, contact);
    database.close();
    await open();
    const due = admin.locator('.kmdp-due li').filter({ hasText: doris });
    await due.getByText('Die Speicherdauer der Kontaktgruppe „Kontaktformular“ ist abgelaufen.').waitFor();
    await due.getByText('wird nur gemeldet').waitFor();
    await seen('due');
    await due.getByRole('button').click();
    await text('1 Formulareingabe mit allem, was eingegeben wurde').waitFor();
    assert.equal(await contacts(doris), 1);
  },
);

step('WordPress’s own eraser files the person’s request and grants it, and says when it is done', async () => {
  await write(carla);
  await deliver();
  const eraser = "apply_filters('wp_privacy_personal_data_erasers', array())['kmdp']['callback']";
  const erase = async () =>
    JSON.parse(await world.site.wp('--user=admin', 'eval', `echo wp_json_encode(${eraser}('${carla}', 1));`));
  const first = await erase();
  assert.deepEqual([first.items_retained, first.done], [true, true]);
  assert.match(first.messages[0], /KundenMeister löscht diese Person in wenigen Minuten, spätestens bis/);
  const [{ state, origin }] = await requests();
  assert.equal(origin, 'data-subject');
  assert.ok(['scheduled', 'executed'].includes(state), state);
  await erase();
  await world.bridge.command('deletion', 'run');
  assert.equal(await contacts(carla), 0);
  assert.deepEqual((await erase()).messages, []);
});

step('a small screen shows all of it', async () => {
  await admin.setViewportSize({ width: 375, height: 800 });
  await assertFitsScreen(admin);
  await button('Alle Löschanfragen').click();
  await admin.getByRole('button', { name: bert }).waitFor();
  await seen('small-list');
  await assertFitsScreen(admin);
  await button('Neue Löschanfrage').click();
  await lookUp(bert);
  await seen('small-new');
  await assertFitsScreen(admin);
  await admin.setViewportSize({ width: 1280, height: 900 });
});

step('General sets how long an objection is kept; an emptied field is refused', async () => {
  await admin.goto(`${world.site.url}${settings}&sheet=general`);
  const field = admin.getByLabel('Tage, die ein Widerspruch nach der Löschung vermerkt bleibt');
  await field.fill('');
  await button('Änderungen speichern').click();
  await text('Noch nicht gespeichert.').waitFor();
  await focusIsOn(admin, field);
  await tabTo(admin, field, { stops: 0 }); // not under the bar at the bottom
  await seen('objection-days');
  assert.deepEqual(
    troubles.filter((line) => !line.includes('400')),
    [],
  );
  troubles.length = 0;
  await field.fill('365');
  await button('Änderungen speichern').click();
  await text('Einstellungen gespeichert.').waitFor();
  const { keepObjectionDays, keepProofDays } = await world.call('GET', '/v1/data-protection');
  assert.deepEqual([keepObjectionDays, keepProofDays], [365, 1095]);
});

step('no page had an error in its console or a failed request', () => {
  assert.deepEqual(troubles, []);
});
