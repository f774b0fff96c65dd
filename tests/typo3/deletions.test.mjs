/* global document, window -- the functions handed to the page run there */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';
import { accessibilityFaults } from '../browser/accessibility.mjs';
import { journey } from '../browser/journey.mjs';
import { launchBrowser, newPerson, picture } from '../browser/visitor.mjs';
import { moduleFrame, moduleWindow, openSheet, signIn } from './backend.mjs';
import { makeTypo3World } from './typo3-world.mjs';

/** The sheet Deletions in the module, in German: from a request to its certificate. */
const anna = 'anna.beispiel@example.org';
const bert = 'bert.beispiel@example.org';
const troubles = [];
let world, browser, admin;

before(async () => {
  world = await makeTypo3World({ name: 'typo3-deletions' });
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
});

after(async () => {
  await browser?.close();
  await world?.stop();
});

const step = journey(() => picture(admin, 'typo3-deletions-failure'));
const frame = () => moduleFrame(admin);
const text = (words) => frame().getByText(words).first();
const button = (name) => frame().getByRole('button', { name, exact: true });
const link = (name) => frame().getByRole('link', { name, exact: true });
const dialog = () => admin.locator('.modal');
const answer = (name) => dialog().getByRole('button', { name, exact: true }).click();
const requests = async () => (await world.call('GET', '/v1/deletion-requests')).items;
const of = async (what, address) => (await world.call('GET', `/v1/${what}?email=${encodeURIComponent(address)}`)).items;

async function seen(name) {
  await picture(admin, `typo3-deletions-${name}`);
  assert.deepEqual(await accessibilityFaults(moduleWindow(admin), { within: '.module-body' }), []);
}

/** What a visitor sends with the contact form, as the bridge takes it. */
async function write(email) {
  const { checkboxes } = await world.call('GET', '/v1/forms/kontakt/notice?locale=de');
  const now = new Date().toISOString();
  const body = JSON.stringify({
    formKey: 'kontakt',
    submittedAt: now,
    locale: 'de',
    pageUrl: 'https://muster.example/kontakt',
    fields: { email },
    consents: checkboxes.map(({ profileId, versionId }) => ({ profileId, versionId, ticked: true })),
    shown: { renderedAt: now },
    client: {},
  });
  const headers = {
    Authorization: `Bearer ${world.key}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': randomUUID(),
  };
  const sent = await fetch(`${world.bridge.url}/v1/submissions`, { method: 'POST', headers, body });
  assert.equal(sent.status, 201, await sent.text());
}

async function lookUp(address) {
  const field = frame().getByLabel('E-Mail-Adresse oder Nummer des Kontakts');
  await field.fill(address);
  await field.press('Enter');
  await frame().locator('.kmdp-found').waitFor();
}

/** What a link has the browser save. */
async function file(name) {
  const [download] = await Promise.all([admin.waitForEvent('download'), link(name).click()]);
  return readFile(await download.path());
}

/** Begins a new request of a kind. */
async function choose(kind) {
  await link('Neue Löschanfrage').click();
  await frame()
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${kind}`) })
    .click();
  await frame().getByRole('heading', { level: 2, name: kind }).waitFor();
}

async function executed() {
  await world.bridge.command('deletion', 'run');
  await link('Aktualisieren').click();
}

step('two people write; nothing is to be deleted yet', async () => {
  await world.call('PUT', '/v1/forms/kontakt', {
    title: 'Kontakt',
    kind: 'contact',
    pageUrl: 'https://muster.example/kontakt',
    cms: 'typo3',
    fields: [{ name: 'email', label: 'E-Mail-Adresse', type: 'email', required: true, personal: true }],
    profiles: [world.profiles.contact],
  });
  for (const email of [anna, anna, bert]) await write(email);
  await signIn(admin, world.site.url);
  const general = await openSheet(admin, world.site.url, 'general');
  await general.getByLabel('Adresse von KundenMeister').fill(world.bridge.url);
  await general.getByLabel('Schlüssel').fill(world.key);
  await general.getByRole('button', { name: 'Verbinden' }).click();
  await text(/^Verbunden mit/).waitFor();
  await openSheet(admin, world.site.url, 'deletions');
  await text('Bisher wurde keine Löschung beantragt.').waitFor();
  await text('Derzeit nichts.').waitFor();
  await seen('empty');
});

step('a person who asks is looked up by keyboard, the request filed, and the time left is told', async () => {
  await link('Neue Löschanfrage').focus();
  await admin.keyboard.press('Enter');
  await lookUp('niemand@example.org');
  await text('Zu dieser Person ist nichts gespeichert.').waitFor();
  await lookUp(anna);
  await text('2 Formulareingaben mit allem, was eingegeben wurde').waitFor();
  assert.equal(await frame().locator(':focus').innerText(), 'Zu dieser Person ist gespeichert:');
  await frame().getByLabel('Notiz').fill('Telefonisch am 3. März');
  await seen('person');
  await button('Die Person hat darum gebeten: Anfrage eintragen').click();
  await text('Wartet auf Ihre Entscheidung').waitFor();
  await text(/noch \d+ (Tage|Stunden)/).waitFor();
  await seen('received');
  const [{ state, origin, email, note }] = await requests();
  assert.deepEqual([state, origin, email, note], ['received', 'data-subject', anna, 'Telefonisch am 3. März']);
});

step('granting says what is lost, and only yes deletes', async () => {
  await button('Stattgeben und löschen …').press('Enter');
  await dialog().getByText('auch keine Sicherung bringt die Daten zurück').waitFor();
  await picture(admin, 'typo3-deletions-loss');
  await answer('Abbrechen');
  await dialog().waitFor({ state: 'detached' });
  await moduleWindow(admin).waitForFunction(() => document.activeElement?.matches('[data-kmdp-ask]'));
  assert.equal((await requests())[0].state, 'received');
  await admin.keyboard.press('Enter');
  await answer('Endgültig löschen');
  await text('Der Anfrage ist stattgegeben.').waitFor();
  await executed();
});

step('the certificate is shown and saved, and names nobody', async () => {
  await text('fristgerecht').waitFor();
  await seen('certificate');
  assert.equal((await file('Als PDF speichern')).subarray(0, 5).toString(), '%PDF-');
  const saved = (await file('Als JSON speichern')).toString();
  assert.deepEqual(JSON.parse(saved).erased.contacts, 1);
  assert.ok(!saved.includes(anna));
  assert.deepEqual([(await of('contacts', anna)).length, (await of('contacts', bert)).length], [0, 1]);
});

step('single entries are ticked, and the rest of the person stays', async () => {
  await write(bert);
  await link('Alle Löschanfragen').click();
  await choose('Genau benannte Eingaben einer Person');
  await lookUp(bert);
  await frame()
    .getByRole('checkbox', { name: /^Eingabe vom/ })
    .first()
    .check();
  await seen('records');
  await button('Diese Eingaben löschen …').click();
  await answer('Endgültig löschen');
  await text('Die Anfrage ist eingetragen.').waitFor();
  await executed();
  await text('fristgerecht').waitFor();
  assert.equal((await of('consents', bert)).length, 1);
});

step('a request in words begins only when its costs are accepted, and can be taken back', async () => {
  await openSheet(admin, world.site.url, 'deletions');
  await choose('Etwas mit Worten Beschriebenes');
  await frame().getByLabel('In Ihren Worten').fill('Alle Anfragen zum Hochbeet aus dem Frühjahr');
  await button('Kostenhinweis anzeigen').click();
  await text('wird nach Aufwand verrechnet').waitFor();
  await seen('costs');
  await button('Kosten annehmen und beginnen').click();
  await frame()
    .locator('.invalid-feedback')
    .getByText('Bitte haken Sie zuerst an, dass Sie die Kosten annehmen.')
    .waitFor();
  assert.equal((await requests())[0].state, 'awaiting-cost-approval');
  await frame().getByLabel('Ich habe den Hinweis gelesen und nehme die Kosten an').check();
  await button('Kosten annehmen und beginnen').click();
  await text('Die Kosten sind angenommen').waitFor();
  assert.equal((await requests())[0].state, 'scheduled');
  await button('Anfrage zurückziehen …').click();
  await answer('Ja, Anfrage zurückziehen');
  await text('Die Anfrage ist zurückgezogen.').waitFor();
  assert.equal((await requests())[0].state, 'cancelled');
});

step('a legal obligation is named with its end, before and after', async () => {
  const [{ id }] = await of('contacts', bert);
  const basis = { kind: 'legal-obligation', note: '§ 132 BAO', validUntil: `${new Date().getFullYear() + 7}-12-31` };
  await world.call('POST', `/v1/contacts/${id}/bases`, basis);
  await openSheet(admin, world.site.url, 'deletions');
  await link('Neue Löschanfrage').click();
  await lookUp(id);
  await text(`§ 132 BAO, bis ${basis.validUntil}`).waitFor();
  await button('Diese Person löschen …').click();
  await answer('Endgültig löschen');
  await text('Die Anfrage ist eingetragen.').waitFor();
  await executed();
  await text('müssen von Gesetzes wegen noch aufbewahrt werden: § 132 BAO, bis').waitFor();
  assert.equal(await button('Anfrage zurückziehen …').count(), 0);
  await seen('held');
});

step('the list tells where each stands, also on a small screen', async () => {
  await openSheet(admin, world.site.url, 'deletions');
  await link(bert).waitFor();
  await text('Gesetzliche Aufbewahrung bis').waitFor();
  await seen('list');
  await frame().getByRole('navigation').getByRole('link', { name: 'Gelöscht' }).click();
  await frame().locator('.kmdp-filter [aria-current]', { hasText: 'Gelöscht' }).waitFor();
  assert.equal(await frame().locator('tbody tr').count(), 2);
  await admin.setViewportSize({ width: 375, height: 800 });
  await openSheet(admin, world.site.url, 'deletions/new');
  await text('Was soll gelöscht werden?').or(text('Eine ganze Person')).first().waitFor();
  const surplus = await moduleWindow(admin).evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(surplus <= 0, `${surplus} pixels wider than the screen`);
  await seen('small-new');
});

step('General sets how long an objection is kept; an emptied field is refused', async () => {
  await admin.setViewportSize({ width: 1600, height: 1000 });
  await openSheet(admin, world.site.url, 'general');
  const field = frame().getByLabel('Tage, die ein Widerspruch nach der Löschung vermerkt bleibt');
  await field.fill('');
  await button('Speichern').click();
  await frame().locator('#kmdp-keepObjectionDays-error').waitFor();
  await seen('objection-days');
  await field.fill('365');
  await button('Speichern').click();
  await text('Einstellungen gespeichert.').waitFor();
  const { keepObjectionDays, keepProofDays } = await world.call('GET', '/v1/data-protection');
  assert.deepEqual([keepObjectionDays, keepProofDays], [365, 1095]);
});

step('no page complained on the way, but for the costs not accepted and the emptied field', () => {
  assert.deepEqual(
    troubles.filter((trouble) => !/422/.test(trouble)),
    [],
  );
});
