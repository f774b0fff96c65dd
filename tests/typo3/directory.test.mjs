import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { accessibilityFaults } from '../browser/accessibility.mjs';
import { journey } from '../browser/journey.mjs';
import { launchBrowser, newPerson, picture } from '../browser/visitor.mjs';
import { moduleFrame, moduleWindow, openSheet, signIn } from './backend.mjs';
import { makeTypo3World } from './typo3-world.mjs';

/** The processing directory in the module, in German and by keyboard alone: cells, third country, storage period, conflict. */
const troubles = [];
let world, browser, admin;

before(async () => {
  world = await makeTypo3World({ name: 'typo3-directory' });
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
});

after(async () => {
  await browser?.close();
  await world?.stop();
});

const step = journey(() => picture(admin, 'typo3-directory-failure'));
const frame = () => moduleFrame(admin);
const grid = () => frame().getByRole('grid', { name: 'Verarbeitungstätigkeiten' });
const cell = (index, column) => grid().locator('tbody tr').nth(index).locator(`[data-cell$=" ${column}"]`);
const press = (...keys) =>
  keys.reduce((before, key) => before.then(() => admin.keyboard.press(key)), Promise.resolve());
const saved = (place) => place.getByText('✓ Gespeichert').waitFor();
const activities = async () => (await world.call('GET', '/v1/processing-directory')).activities;
const focused = async () => frame().locator(':focus').getAttribute('data-cell');
const column = async () => (await focused())?.split(' ')[1];

const faults = () => accessibilityFaults(moduleWindow(admin), { within: '.module-body' });

async function open() {
  await openSheet(admin, world.site.url, 'directory');
  await grid().waitFor();
}

step('each contact group has its row', async () => {
  await signIn(admin, world.site.url);
  const sheet = await openSheet(admin, world.site.url, 'directory');
  await sheet.getByText('Verbinden Sie zuerst diese Website').waitFor();
  const general = await openSheet(admin, world.site.url, 'general');
  await general.getByLabel('Adresse von KundenMeister').fill(world.bridge.url);
  await general.getByLabel('Schlüssel').fill(world.key);
  await general.getByRole('button', { name: 'Verbinden' }).click();
  await general
    .getByText(/^Verbunden mit/)
    .first()
    .waitFor();
  await open();
  assert.equal(await grid().locator('tbody tr').count(), (await activities()).length);
  await picture(admin, 'typo3-directory');
  assert.deepEqual(await faults(), []);
});

step('the keys move as in a spreadsheet', async () => {
  await cell(0, 'name').focus();
  await press('ArrowRight', 'ArrowDown');
  assert.equal(await column(), 'purpose');
  await press('End');
  assert.equal(await column(), 'actions');
  await press('Home');
  assert.equal(await column(), 'name');
});

step('a row of one’s own is added, and typing names it', async () => {
  const before = (await activities()).length;
  await frame().getByRole('button', { name: 'Zeile hinzufügen' }).press('Enter');
  await cell(before, 'name').and(frame().locator(':focus')).waitFor();
  await press('F2', 'Control+a');
  await admin.keyboard.type('Lohnverrechnung');
  await press('Tab');
  await saved(cell(before, 'name'));
  assert.equal(await column(), 'purpose');
  await admin.keyboard.type('=1+1 <b>Auszahlung</b> 🌹');
  await press('Enter');
  await saved(cell(before, 'purpose'));
  const row = (await activities()).at(-1);
  assert.deepEqual([row.name, row.purpose], ['Lohnverrechnung', '=1+1 <b>Auszahlung</b> 🌹']);
});

step('what is typed stays while the sheet learns anew what is missing, and Escape undoes it', async () => {
  const last = (await activities()).length - 1;
  const learned = Promise.all(
    ['history', 'read'].map((what) => admin.waitForResponse((answer) => answer.url().includes(`/directory/${what}`))),
  );
  await cell(last, 'recipients').focus();
  await admin.keyboard.type('Nie');
  await learned;
  await frame().getByText('fehlen die Empfänger').first().waitFor(); // among what is missing, above the rows
  await admin.keyboard.type('mand');
  assert.equal(await cell(last, 'recipients').locator('textarea').inputValue(), 'Niemand');
  await press('Escape');
  assert.equal(await column(), 'recipients');
  assert.equal(await cell(last, 'recipients').locator('.kmdp-cell-words').textContent(), '');
});

step('a third country opens countries and safeguards', async () => {
  const last = (await activities()).length - 1;
  await cell(last, 'thirdCountry').focus();
  await press('Enter', 'Space');
  await frame().getByLabel('Drittländer').selectOption(['US', 'IN']);
  await frame().getByLabel('Vorschläge').selectOption({ index: 2 });
  await frame().getByLabel('Drittländer').scrollIntoViewIfNeeded();
  await picture(admin, 'typo3-directory-third-country');
  assert.deepEqual(await faults(), []);
  await frame().getByRole('button', { name: 'Speichern', exact: true }).press('Enter');
  await saved(cell(last, 'thirdCountry'));
  const { thirdCountry, thirdCountries, safeguards } = (await activities()).at(-1);
  assert.deepEqual([thirdCountry, [...thirdCountries].sort()], [true, ['IN', 'US']]);
  assert.match(safeguards, /Standardvertragsklauseln/);
});

step('a storage period is chosen, a law with its note', async () => {
  const last = (await activities()).length - 1;
  await cell(last, 'storagePeriod').dblclick();
  await frame()
    .getByLabel('Speicherdauer', { exact: true })
    .selectOption({ label: '7 Jahre (Aufbewahrungspflicht, § 132 BAO)' });
  await frame().getByLabel('Anmerkung').press('Tab');
  await saved(cell(last, 'storagePeriod'));
  assert.deepEqual((await activities()).at(-1).storagePeriod, {
    kind: 'statutory',
    months: 84,
    note: '§ 132 Abs. 1 BAO',
  });
});

step('what someone else changed meanwhile is shown beside one’s own, and nothing is overwritten', async () => {
  const last = (await activities()).length - 1;
  const { id } = (await activities()).at(-1);
  await cell(last, 'dataSubjects').focus();
  await press('Enter');
  await world.call('PATCH', `/v1/processing-directory/activities/${id}`, { dataSubjects: 'Beschäftigte' });
  await admin.keyboard.type('Angestellte');
  await press('Tab');
  await cell(last, 'dataSubjects').getByText('Andere Fassung übernehmen').waitFor();
  await picture(admin, 'typo3-directory-conflict');
  assert.equal((await activities()).at(-1).dataSubjects, 'Beschäftigte');
  await cell(last, 'dataSubjects').focus();
  await press('Enter', 'Enter');
  await saved(cell(last, 'dataSubjects'));
  assert.equal((await activities()).at(-1).dataSubjects, 'Angestellte');
});

step('measures are proposed and saved; the history tells each change', async () => {
  await frame().getByRole('button', { name: 'Unseren Vorschlag anfügen' }).click();
  const area = await frame().getByLabel('Allgemeine Beschreibung').elementHandle();
  await moduleWindow(admin).waitForFunction(({ value }) => value !== '', area);
  await frame().getByRole('button', { name: 'Maßnahmen speichern' }).click();
  await frame().getByText('✓ Maßnahmen gespeichert.').waitFor();
  assert.match((await world.call('GET', '/v1/processing-directory')).measures, /Art\. 32/);
  const newest = frame().locator('details summary').first(); // the list is read anew once the answer is there
  await newest.getByText('Technische und organisatorische Maßnahmen').waitFor();
  await frame().getByText('Lohnverrechnung: Betroffene Personen').first().click();
  await frame().locator('details[open]').getByText('Angestellte').waitFor();
  await picture(admin, 'typo3-directory-history');
});

step('a row of one’s own is removed after asking', async () => {
  const last = (await activities()).length - 1;
  await cell(last, 'actions').focus();
  await press('Enter', 'ArrowRight', 'Enter');
  await admin.locator('.modal').getByRole('button', { name: 'Entfernen', exact: true }).click();
  await frame().getByText('Die Zeile wurde entfernt').waitFor({ state: 'attached' });
  assert.equal((await activities()).length, last);
});

step('an existing directory is imported after a trial that names the faulty line, which is left out', async () => {
  const before = (await activities()).length;
  const file = '\uFEFFBezeichnung;Zweck;Kürzel\nLohnverrechnung;Auszahlung der Löhne;LV\n;ohne Namen;X\n';
  await frame()
    .getByLabel('Datei (CSV oder Excel)')
    .setInputFiles({ name: 'alt.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await frame().getByText('Probe, noch nichts importiert. Zeilen ohne Fehler: 1. Zeilen mit Fehlern: 1.').waitFor();
  await frame().locator('.kmdp-import-refused').getByText('Zeile 3').waitFor();
  assert.equal(await frame().getByRole('button', { name: '0 Zeilen importieren' }).isDisabled(), true);
  await frame().getByLabel('Kürzel', { exact: true }).selectOption({ label: 'Folgenabschätzung' });
  await frame().getByLabel('Nur die Zeilen ohne Fehler importieren').check();
  await frame().getByRole('button', { name: '1 Zeile importieren' }).scrollIntoViewIfNeeded();
  await picture(admin, 'typo3-directory-import');
  assert.deepEqual(await faults(), []);
  assert.equal((await activities()).length, before);
  await frame().getByRole('button', { name: '1 Zeile importieren' }).press('Enter');
  await frame().getByText('✓ 1 Zeile wurde importiert.').waitFor();
  await frame().locator('.kmdp-import-refused').getByText('Zeile 3').waitFor();
  await cell(before, 'name').getByText('Lohnverrechnung').waitFor();
  const { purpose, impactAssessment } = (await activities()).at(-1);
  assert.deepEqual([purpose, impactAssessment], ['Auszahlung der Löhne', 'LV']);
});

step('an earlier day can only be read', async () => {
  await admin.setViewportSize({ width: 1600, height: 1000 });
  await open();
  await frame()
    .getByLabel('Das Verzeichnis, wie es am Ende dieses Tages war:')
    .fill(new Date().toISOString().slice(0, 10));
  await frame().getByRole('button', { name: 'Zeigen' }).click();
  await frame().getByText('Es lässt sich nur lesen.').waitFor();
  await cell(0, 'purpose').focus();
  await press('Enter');
  assert.equal(await frame().getByRole('group').count(), 0);
});

step('no page complained on the way, but for the conflict', () => {
  assert.deepEqual(
    troubles.filter((trouble) => !/412/.test(trouble)),
    [],
  );
});
