/* global document -- the functions handed to the page run there */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { setUpConsent } from '../setup/demo/consent-settings.mjs';
import { accessibilityFaults, assertFitsScreen } from './accessibility.mjs';
import { signIn } from './editor.mjs';
import { journey } from './journey.mjs';
import { focusIsOn, press, staysWithin, tabTo } from './keyboard.mjs';
import { launchBrowser, newPerson, picture } from './visitor.mjs';
import { makeWorld } from './world.mjs';

const AdmZip = createRequire(import.meta.url)('adm-zip');
const sheet = '/wp-admin/options-general.php?page=kundenmeister-data-protection&sheet=directory';
const troubles = [];
/** Of the person who comes second: answers of 412 are meant to be there. */
const evasTroubles = [];
let world, browser, admin, eva;

before(async () => {
  world = await makeWorld({ name: 'directory', adminLocale: '' });
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
  eva = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, evasTroubles);
  const account = ['eva', 'eva@example.org', '--role=administrator', '--user_pass=eva', '--display_name=Eva Muster'];
  await world.site.wp('user', 'create', ...account);
});

after(async () => {
  await browser?.close();
  await world?.stop();
});

const step = journey(async () => {
  for (const page of [admin, eva]) await picture(page, 'directory-failure');
});
const row = (page, index) => page.locator('.kmdp-row[data-row]').nth(index);
const cell = (page, index, column) => row(page, index).locator(`[data-cell$=" ${column}"]`);
const button = (page, name) => page.getByRole('button', { name, exact: true });
/** On the sheet itself; notices are also spoken elsewhere. */
const text = (page, words) => page.locator('#kmdp-settings').getByText(words).first();
const saved = (place) => place.getByText('Gespeichert', { exact: true }).waitFor();
const activities = async () => (await world.call('GET', '/v1/processing-directory')).activities;

async function open(page) {
  await page.goto(world.site.url + sheet);
  await page.getByRole('grid').waitFor();
}

/** Presses an export's button and promises the file as it was saved. */
async function exported(name) {
  const [download] = await Promise.all([admin.waitForEvent('download'), button(admin, name).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

step('before the site is connected, the sheet says what it is for and where to begin', async () => {
  await signIn(admin, world.site.url);
  await admin.goto(world.site.url + sheet);
  await text(admin, 'Verbinden Sie zuerst diese Website').waitFor();
  await picture(admin, 'directory-not-connected');
  await button(admin, 'Zu „Allgemein“').waitFor();
  await world.site.wpReading(`${world.key}\n`, '--user=admin', 'kmdp', 'connect', world.bridge.url);
  await setUpConsent(world.call);
});

step('each contact group has its row, and the keys move as in a spreadsheet', async () => {
  await open(admin);
  await admin.getByRole('tab', { name: 'Verarbeitungsverzeichnis' }).focus();
  await tabTo(admin, cell(admin, 0, 'name'));
  assert.match(await cell(admin, 0, 'name').innerText(), /Kontaktgruppe/);
  const ways = [
    ['ArrowRight', 0, 'purpose'],
    ['ArrowDown', 1, 'purpose'],
    ['End', 1, 'actions'],
    ['ArrowUp', 0, 'actions'],
    ['Home', 0, 'name'],
    ['Control+End', 1, 'actions'],
    ['Control+Home', 0, 'name'],
    ['PageDown', 1, 'name'],
    ['PageUp', 0, 'name'],
  ];
  for (const [key, index, column] of ways) {
    await press(admin, key);
    await focusIsOn(admin, cell(admin, index, column));
  }
});

step('a cell is edited by Enter, F2 or typing; Esc undoes, Tab saves and goes on', async () => {
  const before = (await activities())[0];
  await press(admin, 'ArrowRight', 'F2');
  await admin.keyboard.type(' verworfen');
  await press(admin, 'Escape');
  await focusIsOn(admin, cell(admin, 0, 'purpose'));
  assert.equal(await cell(admin, 0, 'purpose').locator('.kmdp-cell-text').innerText(), before.purpose);
  await press(admin, 'Enter', 'Shift+Enter');
  await admin.keyboard.type('=1+1 <b>نص</b> 𝔘 😀');
  await press(admin, 'Tab');
  await focusIsOn(admin, cell(admin, 0, 'legalBasis'));
  await saved(cell(admin, 0, 'purpose'));
  await press(admin, 'ArrowRight');
  await admin.keyboard.type('Abonnenten');
  await press(admin, 'Shift+Tab');
  await focusIsOn(admin, cell(admin, 0, 'legalBasis'));
  await saved(cell(admin, 0, 'dataSubjects'));
  const after = (await activities())[0];
  assert.equal(after.purpose, `${before.purpose}\n=1+1 <b>نص</b> 𝔘 😀`);
  assert.equal(after.dataSubjects, 'Abonnenten');
});

step('the legal basis offers what the law names', async () => {
  await press(admin, 'F2', 'ArrowDown', 'ArrowDown');
  await picture(admin, 'directory-suggestions');
  const suggestion = await admin.evaluate(() => document.activeElement.textContent);
  await press(admin, 'Enter', 'Tab');
  await saved(cell(admin, 0, 'legalBasis'));
  assert.ok((await activities())[0].legalBasis.endsWith(`\n${suggestion}`));
});

step('a third country is ticked, and asks for countries and safeguards', async () => {
  await cell(admin, 0, 'transfer').focus();
  await press(admin, 'Space', 'Tab');
  for (const country of ['Vereinigte Staaten', 'Indien']) {
    await admin.keyboard.type(country);
    await admin.getByRole('option', { name: country, selected: true }).waitFor();
    await press(admin, 'Enter');
  }
  await text(admin, 'Indien: kein Angemessenheitsbeschluss').waitFor();
  await press(admin, 'Tab');
  await admin.keyboard.type('Standardvertragsklauseln');
  await picture(admin, 'directory-third-country');
  assert.deepEqual(await accessibilityFaults(admin, { within: '#kmdp-settings' }), []);
  await press(admin, 'Tab');
  await focusIsOn(admin, cell(admin, 0, 'storagePeriod'));
  await saved(cell(admin, 0, 'transfer'));
  const { thirdCountry, thirdCountries, safeguards } = (await activities())[0];
  assert.deepEqual([thirdCountry, thirdCountries, safeguards], [true, ['US', 'IN'], 'Standardvertragsklauseln']);
});

step('the storage period is a choice with a remark, or a number of months of one’s own', async () => {
  const choice = admin.getByLabel('Speicherdauer', { exact: true });
  await press(admin, 'F2');
  await choice.selectOption({ label: '3 Jahre' });
  await press(admin, 'Tab');
  await admin.keyboard.type('ab der letzten Öffnung');
  await press(admin, 'Tab');
  await saved(cell(admin, 0, 'storagePeriod'));
  assert.deepEqual((await activities())[0].storagePeriod, {
    ...{ kind: 'duration', months: 36, note: 'ab der letzten Öffnung' },
  });
  await cell(admin, 1, 'storagePeriod').focus();
  await press(admin, 'Enter');
  await choice.selectOption({ label: 'Andere Anzahl von Monaten' });
  await press(admin, 'Tab');
  await admin.keyboard.type('-5');
  await press(admin, 'Enter');
  await cell(admin, 1, 'storagePeriod').getByText('Nicht gespeichert:').waitFor();
  assert.match(await cell(admin, 1, 'storagePeriod').innerText(), /-5 Monate/);
  await picture(admin, 'directory-refused');
  await press(admin, 'F2', 'Tab', 'Control+a');
  await admin.keyboard.type('18');
  await press(admin, 'Enter');
  await saved(cell(admin, 1, 'storagePeriod'));
  assert.deepEqual((await activities())[1].storagePeriod, { kind: 'duration', months: 18 });
  assert.equal(troubles.filter((line) => !/answer 4(00|22)|status of 4(00|22)/.test(line)).length, 0);
  troubles.length = 0;
});

step('two people who change the same cell see both values, and one decides', async () => {
  await eva.goto(`${world.site.url}/wp-login.php`);
  await eva.fill('#user_login', 'eva');
  await eva.fill('#user_pass', 'eva');
  await eva.click('#wp-submit');
  await open(eva);
  await cell(admin, 1, 'recipients').focus();
  await admin.keyboard.type('Steuerberater');
  await press(admin, 'Tab');
  await saved(cell(admin, 1, 'recipients'));
  await cell(eva, 1, 'recipients').focus();
  await eva.keyboard.type('Druckerei');
  await press(eva, 'Shift+Tab', 'ArrowRight');
  const disputed = cell(eva, 1, 'recipients');
  await disputed.getByText('Nicht gespeichert: admin hat das inzwischen geändert auf').waitFor();
  assert.match(await disputed.innerText(), /Druckerei[^]*Steuerberater/);
  assert.equal((await activities())[1].recipients, 'Steuerberater');
  await picture(eva, 'directory-conflict');
  assert.deepEqual(await accessibilityFaults(eva, { within: '#kmdp-settings' }), []);
  await press(eva, 'Enter');
  await focusIsOn(eva, button(disputed, 'Meine Fassung behalten'));
  await press(eva, 'Enter');
  await saved(disputed);
  assert.equal((await activities())[1].recipients, 'Druckerei');
  await cell(admin, 1, 'recipients').focus();
  await admin.keyboard.type('Niemand');
  await press(admin, 'Tab');
  await cell(admin, 1, 'recipients').getByText('Nicht gespeichert: Eva Muster hat').waitFor();
  await button(cell(admin, 1, 'recipients'), 'Andere Fassung übernehmen').click();
  await cell(admin, 1, 'recipients').getByText('Nicht gespeichert').waitFor({ state: 'detached' });
  assert.match(await cell(admin, 1, 'recipients').innerText(), /Druckerei/);
  assert.equal((await activities())[1].recipients, 'Druckerei');
  for (const list of [troubles, evasTroubles]) {
    assert.deepEqual(
      list.filter((line) => !line.includes('412')),
      [],
    );
    list.length = 0;
  }
});

step('a bridge that is away loses nothing: the cell keeps its text and is saved when tried again', async () => {
  await world.bridge.stop();
  await cell(admin, 1, 'dataCategories').focus();
  await admin.keyboard.type('E-Mail-Adresse und Name');
  await press(admin, 'Tab');
  const kept = cell(admin, 1, 'dataCategories');
  await kept.getByText('Nicht gespeichert:').waitFor();
  assert.match(await kept.innerText(), /E-Mail-Adresse und Name/);
  await picture(admin, 'directory-offline');
  await world.bridge.start();
  await kept.focus();
  await press(admin, 'Tab');
  await focusIsOn(admin, button(kept, 'Noch einmal versuchen'));
  await press(admin, 'Enter');
  await saved(kept);
  assert.equal((await activities())[1].dataCategories, 'E-Mail-Adresse und Name');
  troubles.length = 0;
  evasTroubles.length = 0;
});

step('an own row is added, filled, and removed after asking; group rows cannot be removed', async () => {
  await button(admin, 'Zeile hinzufügen').focus();
  await press(admin, 'Enter');
  await focusIsOn(admin, cell(admin, 2, 'name'));
  await admin.keyboard.type('Lohnverrechnung');
  await press(admin, 'Tab');
  await saved(cell(admin, 2, 'name'));
  await press(admin, 'End');
  await press(admin, 'Enter');
  await admin.getByRole('menuitem', { name: 'Zeile entfernen …' }).click();
  const question = admin.getByRole('dialog');
  await question.getByText('„Lohnverrechnung“ steht ab heute nicht mehr').waitFor();
  await staysWithin(admin, question);
  await press(admin, 'Escape');
  await focusIsOn(admin, cell(admin, 2, 'actions'));
  await press(admin, 'Enter');
  await admin.getByRole('menuitem', { name: 'Zeile entfernen …' }).click();
  await button(question, 'Entfernen').click();
  await row(admin, 2).waitFor({ state: 'detached' });
  await focusIsOn(admin, cell(admin, 1, 'name'));
  assert.equal((await activities()).length, 2);
  await cell(admin, 0, 'actions').click();
  await admin.getByRole('menuitem', { name: 'Verlauf dieser Zeile' }).waitFor();
  assert.equal(await admin.getByRole('menuitem', { name: 'Zeile entfernen …' }).count(), 0);
  await press(admin, 'Escape');
});

step('a row that somebody removes while it is edited keeps what was typed until that is discarded', async () => {
  const { id } = await world.call('POST', '/v1/processing-directory/activities', { name: 'Gewinnspiel' });
  await open(admin);
  await cell(admin, 2, 'purpose').focus();
  await press(admin, 'F2');
  await admin.keyboard.type('Verlosung');
  await world.call('DELETE', `/v1/processing-directory/activities/${id}`);
  await press(admin, 'Tab');
  const kept = cell(admin, 2, 'purpose');
  await kept.getByText('Nicht gespeichert: Diese Zeile gehört nicht mehr').waitFor();
  assert.match(await kept.innerText(), /Verlosung/);
  await button(kept, 'Verwerfen').click();
  await row(admin, 2).waitFor({ state: 'detached' });
  assert.deepEqual(
    troubles.filter((line) => !line.includes('409')),
    [],
  );
  troubles.length = 0;
});

step(
  'what is typed into the measures while they are saved, or while the proposal comes, stays; so on another sheet',
  async () => {
    const words = admin.getByLabel('Allgemeine Beschreibung');
    const slow = async (route) => setTimeout(() => route.continue(), 1000);
    await admin.route('**/directory/measures*', slow);
    await admin.route('**/directory/measures/proposal*', slow);
    await words.fill('Schlüsselbuch.');
    const [answer] = await Promise.all([
      admin.waitForResponse((response) => response.url().includes('/directory/measures')),
      button(admin, 'Maßnahmen speichern')
        .click()
        .then(() => words.press('Control+End'))
        .then(() => admin.keyboard.type(' Alarmanlage.')),
    ]);
    assert.equal((await answer.json()).measures, 'Schlüsselbuch.');
    await text(admin, 'Es gibt ungespeicherte Änderungen.').waitFor();
    assert.equal(await words.inputValue(), 'Schlüsselbuch. Alarmanlage.');
    await button(admin, 'Unseren Vorschlag anfügen').click();
    await words.press('Control+End');
    await admin.keyboard.type(' Zutritt nur mit Karte.');
    await admin.waitForFunction(() =>
      document.querySelector('.kmdp-measures textarea').value.includes('Verschlüsselung'),
    );
    await admin.unroute('**/directory/measures*');
    await admin.unroute('**/directory/measures/proposal*');
    await admin.getByRole('tab', { name: 'Übersicht' }).click();
    await admin.getByRole('tab', { name: 'Verarbeitungsverzeichnis' }).click();
    await admin.getByRole('grid').waitFor();
    assert.match(
      await words.inputValue(),
      /^Schlüsselbuch\. Alarmanlage\. Zutritt nur mit Karte\.\n[^]*Verschlüsselung/,
    );
    await button(admin, 'Maßnahmen speichern').click();
    await text(admin, 'Maßnahmen gespeichert.').waitFor();
    const { measures } = await world.call('GET', '/v1/processing-directory');
    assert.match(measures, /^Schlüsselbuch\. Alarmanlage\. Zutritt nur mit Karte\.\n[^]*Verschlüsselung/);
  },
);

step('who represents the company, who decides with it and what a lapse does are entered in General', async () => {
  await button(admin, 'Unter „Allgemein“ ändern').click();
  const entered = {
    representative: 'Vertretung Nowak, Ring 1, 1010 Wien',
    jointControllers: 'Gärtnerei Huber KG, Feldweg 3, 8042 Graz\nתמיר בע"מ',
    dataProtectionOfficer: 'Dr. Eva Muster, dsb@muster.example',
  };
  await admin.getByLabel('Vertreter in der EU').fill(entered.representative);
  await admin.getByLabel('Gemeinsam Verantwortliche').fill(entered.jointControllers);
  await admin.getByLabel('Datenschutzbeauftragter').fill(entered.dataProtectionOfficer);
  await admin.getByLabel('Den Kontakt löschen').check();
  await button(admin, 'Änderungen speichern').click();
  await text(admin, 'Einstellungen gespeichert.').waitFor();
  const { company, onLapse } = await world.call('GET', '/v1/data-protection');
  assert.deepEqual({ ...company, ...entered }, company);
  assert.equal(onLapse, 'delete');
  await admin.getByRole('tab', { name: 'Verarbeitungsverzeichnis' }).click();
  for (const words of Object.values(entered)) await admin.locator('.kmdp-controller').getByText(words).waitFor();
});

step('the history says who changed what from what to what, and shows the directory of a day', async () => {
  const change = admin.locator('.kmdp-changes li').filter({ hasText: 'Kontaktformular: Empfänger' }).first();
  assert.match(await change.innerText(), /Eva Muster[^]*Steuerberater[^]*Druckerei/);
  assert.match(await admin.locator('.kmdp-changes').innerText(), /Zeile „Lohnverrechnung“ entfernt/);
  await picture(admin, 'directory-history');
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Vienna' }).format(new Date());
  await admin.getByLabel('Das Verzeichnis, wie es am Ende dieses Tages war:').fill(today);
  await button(admin, 'Zeigen').click();
  await text(admin, 'Es lässt sich nur lesen.').waitFor();
  const past = admin.getByRole('grid');
  await past.waitFor();
  assert.equal(await past.getAttribute('aria-readonly'), 'true');
  await cell(admin, 1, 'recipients').focus();
  await press(admin, 'F2');
  assert.equal(await past.getByRole('textbox').count(), 0);
  await picture(admin, 'directory-past');
  assert.deepEqual(await accessibilityFaults(admin, { within: '#kmdp-settings' }), []);
  await button(admin, 'Zurück zum heutigen Verzeichnis').click();
  await button(admin, 'Zeile hinzufügen').waitFor();
});

step('the exports are whole files, and hold what the cells say', async () => {
  const pdf = await exported('PDF zum Drucken und Übergeben');
  assert.match(pdf.name, /\.pdf$/);
  assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
  assert.match(pdf.bytes.subarray(-64).toString('latin1'), /%%EOF\s*$/);
  const xlsx = await exported('Excel (XLSX)');
  const sheets = new AdmZip(xlsx.bytes).getEntries().map((entry) => entry.getData().toString('utf8'));
  assert.ok(sheets.some((xml) => xml.includes('ab der letzten Öffnung')));
  const csv = await exported('CSV');
  assert.match(csv.bytes.toString('utf8'), /ab der letzten Öffnung/);
  const json = await exported('JSON');
  assert.match(json.bytes.toString('utf8'), /ab der letzten Öffnung/);
});

step('an existing directory is imported after a trial that names the faulty line, which is left out', async () => {
  const good = 'Bezeichnung;Zweck;Kürzel\nLohnverrechnung;Auszahlung der Löhne;LV\n';
  const choose = (content) =>
    admin
      .getByLabel('Datei (CSV oder Excel)', { exact: false })
      .setInputFiles({ name: 'alt.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${content}`) });
  await choose(good);
  await text(admin, 'Zeilen ohne Fehler: 1. Zeilen mit Fehlern: 0.').waitFor();
  await button(admin, '1 Zeile importieren').waitFor();
  await choose(`${good};ohne Namen;X\n`);
  await text(admin, 'Probe, noch nichts importiert. Zeilen ohne Fehler: 1. Zeilen mit Fehlern: 1.').waitFor();
  await admin.locator('.kmdp-import-errors').getByText('Zeile 3').waitFor();
  assert.equal(await button(admin, '0 Zeilen importieren').getAttribute('aria-disabled'), 'true');
  await admin.getByLabel('Nur die Zeilen ohne Fehler importieren und die anderen weglassen').check();
  await picture(admin, 'directory-import');
  await admin.getByLabel('Kürzel', { exact: true }).selectOption({ label: 'Folgenabschätzung' });
  await button(admin, '1 Zeile importieren').click();
  await text(admin, '1 Zeile wurde importiert.').waitFor();
  await text(admin, '1 Zeile wurde weggelassen.').waitFor();
  await admin.locator('.kmdp-import-errors').getByText('Zeile 3').waitFor();
  await cell(admin, 2, 'name').getByText('Lohnverrechnung').waitFor();
  const { purpose, impactAssessment } = (await activities())[2];
  assert.deepEqual([purpose, impactAssessment], ['Auszahlung der Löhne', 'LV']);
});

step('what is missing is counted above, said at the cell, and a button leads there', async () => {
  await admin.getByRole('heading', { name: /Im Verzeichnis fehlen \d+ Angaben/ }).waitFor();
  const finding = admin.locator('.kmdp-findings li').filter({ hasText: 'Rechtsgrundlage' }).first();
  await button(finding, 'Zur Zelle').click();
  await focusIsOn(admin, cell(admin, 2, 'legalBasis'));
  await picture(admin, 'directory-findings');
  await admin.keyboard.type('Vertrag');
  await press(admin, 'Tab');
  await finding.waitFor({ state: 'detached' });
  await admin.goto(`${world.site.url}${sheet.replace('directory', 'overview')}`);
  await button(admin, 'Verarbeitungsverzeichnis öffnen').click();
  await admin.getByRole('grid').waitFor();
});

step('a small screen shows cards that fit, by touch or key, and no fault of accessibility', async () => {
  assert.deepEqual(await accessibilityFaults(admin, { within: '#kmdp-settings' }), []);
  await admin.setViewportSize({ width: 375, height: 800 });
  await assertFitsScreen(admin);
  await cell(admin, 0, 'name').focus();
  await press(admin, 'ArrowDown');
  await focusIsOn(admin, cell(admin, 0, 'purpose'));
  await button(cell(admin, 0, 'purpose'), 'Bearbeiten: Zweck').click();
  await admin.keyboard.type(' am Telefon');
  await picture(admin, 'directory-small');
  assert.deepEqual(await accessibilityFaults(admin, { within: '#kmdp-settings' }), []);
  await button(admin, 'Speichern').click();
  await saved(cell(admin, 0, 'purpose'));
  await assertFitsScreen(admin);
});

step('no page had an error in its console or a failed request', () => {
  assert.deepEqual([...troubles, ...evasTroubles], []);
});
