/* global document, window -- the functions handed to the page run there */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { accessibilityFaults, assertFitsScreen } from './accessibility.mjs';
import { makeConsentSite } from './consent-site.mjs';
import { insertFaultyForm, openNewPage, openPublishPanel, selectBlock, signIn } from './editor.mjs';
import { journey } from './journey.mjs';
import { focusIsOn } from './keyboard.mjs';
import { launchBrowser, newPerson, picture } from './visitor.mjs';

const settingsPath = '/wp-admin/options-general.php?page=kundenmeister-data-protection&sheet=';
const refusal = 'Bitte stimmen Sie zu, damit wir Ihre Eingaben senden dürfen.';
const address = 'vera.besucher@example.org';
const screens = [
  ['desk', { width: 1280, height: 900 }],
  ['phone', { width: 375, height: 740 }],
];
const troubles = [];
let world, browser, admin;

before(async () => {
  world = await makeConsentSite({ name: 'a11y' });
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, troubles);
  // Leaving what was refused: the page asks first.
  admin.on('dialog', (dialog) => dialog.accept());
  await signIn(admin, world.site.url);
});

after(async () => {
  await browser?.close();
  await world?.stop();
});

const step = journey(async () => {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const page of pages) await picture(page, 'accessibility-failure');
});
const button = (page, name) => page.getByRole('button', { name, exact: true });
/** What opens an entry of a list, be it shown as a table or, on a narrow screen, as a list. */
const entry = (name) => button(admin.locator('.dataviews-wrapper'), name).first();

for (const [form, send] of [
  ['newsletter', 'Anmelden'],
  ['kontakt', 'Senden'],
]) {
  for (const [device, size] of screens) {
    step(`the page with the form “${form}” is accessible on a ${device}, also with faults and when sent`, async () => {
      const page = await newPerson(browser, { base: world.site.url, locale: 'de-AT' }, []);
      await page.setViewportSize(size);
      await page.goto(`${world.site.url}/${form}/`);
      await inspectForm(page);
      await button(page, send).click();
      await page.locator('.kmdp-errors').getByText(refusal).waitFor();
      await inspectForm(page);
      await picture(page, `accessibility-${form}-${device}`);
      await sendWithoutScript(page);
      await page.locator('.kmdp-errors').getByText(refusal).waitFor();
      await inspectForm(page);
      assert.deepEqual(await linksToNoField(page), []);
      await sendFilledIn(page, send);
      await picture(page, `accessibility-${form}-sent-${device}`);
      assert.deepEqual(await accessibilityFaults(page, { within: '.kmdp-success' }), []);
      await page.context().close();
    });
  }
}

for (const [device, size] of screens) {
  step(`each sheet of the settings is accessible on a ${device}`, async () => {
    await admin.setViewportSize(size);
    await openSheet('overview', admin.getByRole('heading', { name: 'Einwilligungen pro Tag' }));
    await openSheet('general', admin.getByLabel('Postanschrift'));
    await openSheet('texts', entry('Kontaktformular'));
    await openEntry('texts', 'Kontaktformular', admin.getByRole('textbox', { name: 'Thema' }));
    await openSheet('forms', entry('Kontakt'));
    await openEntry('forms', 'Kontakt', admin.getByRole('heading', { name: 'Kontakt', level: 2 }));
    await openSheet('consents', entry(address));
    await openEntry('consents', address, button(admin, 'Einwilligung widerrufen'));
    await button(admin, 'Einwilligung widerrufen').click();
    await picture(admin, `accessibility-dialog-${device}`);
    assert.deepEqual(await accessibilityFaults(admin, { within: '[role=dialog]' }), []);
    await openSheet('deletions', button(admin, 'Neue Löschanfrage'));
    await openSheet('access', admin.getByRole('heading', { name: 'Sicherungen', exact: true }));
  });

  step(`what cannot be saved is told accessibly on a ${device}, and has the focus`, async () => {
    await openSheet('general', admin.getByLabel('Postanschrift'));
    await admin.getByLabel('Postanschrift').fill('');
    await button(admin, 'Änderungen speichern').click();
    await seeRefusal('general', admin.getByLabel('Postanschrift'));
    await openSheet('texts', entry('Kontaktformular'));
    await entry('Kontaktformular').click();
    await admin.getByRole('textbox', { name: 'Thema' }).fill('');
    await button(admin, 'Neue Fassung veröffentlichen').click();
    await seeRefusal('texts', admin.getByRole('textbox', { name: 'Thema' }));
  });
}

for (const [device, size] of screens) {
  step(`forms, their settings and what is wrong with them are accessible in the editor on a ${device}`, async () => {
    await admin.setViewportSize(size);
    const canvas = await openNewPage(admin, world.site.url);
    await insertFaultyForm(admin);
    await canvas.getByText(/Neuigkeiten zu Garten und Wohnen/).waitFor();
    await canvas.getByText('Dieses Formular nimmt noch keine Daten an:').waitFor();
    for (const name of ['form', 'field-email', 'field-text', 'consent', 'submit']) {
      await selectBlock(admin, `kundenmeister/${name}`);
      await picture(admin, `accessibility-editor-${name}-${device}`);
      assert.deepEqual(await accessibilityFaults(admin, { within: '.block-editor-block-inspector' }), [], name);
      assert.deepEqual(
        await accessibilityFaults(admin.frame('editor-canvas'), { within: '.wp-block-kundenmeister-form' }),
        [],
        name,
      );
    }
    await openPublishPanel(admin);
    await admin.getByLabel(/Ich habe das gelesen/).waitFor();
    await picture(admin, `accessibility-editor-publish-${device}`);
    assert.deepEqual(await accessibilityFaults(admin, { within: '.editor-post-publish-panel__prepublish' }), []);
  });
}

step('no page had an error', () => {
  const refused = (trouble) => /^(answer 4(00|22): .*\/kmdp\/v1\/|console: .* status of 4(00|22) )/.test(trouble);
  assert.deepEqual(
    troubles.filter((trouble) => !refused(trouble)),
    [],
  );
});

step('before the site is connected the settings are accessible, too', async () => {
  await world.site.wp('option', 'delete', 'kmdp_connection');
  for (const [, size] of screens) {
    await admin.setViewportSize(size);
    await openSheet('overview', admin.getByText('Drei Schritte zu Ihrem ersten Formular').first());
    await openSheet('general', admin.getByLabel('Schlüssel', { exact: true }));
    for (const name of ['texts', 'forms', 'consents', 'deletions', 'access'])
      await openSheet(name, admin.getByRole('tabpanel'));
  }
});

async function openSheet(name, sign) {
  await admin.goto(`${world.site.url}${settingsPath}${name}`);
  await sign.waitFor();
  await admin.waitForFunction(() => document.querySelector('#kmdp-settings .components-spinner') === null);
  await inspectSettings(name);
}

async function openEntry(sheet, name, sign) {
  await entry(name).click();
  await sign.waitFor();
  await inspectSettings(`${sheet}-entry`);
}

async function seeRefusal(name, field) {
  await admin.waitForFunction(() => document.querySelector('#kmdp-settings [aria-invalid="true"]') !== null);
  await focusIsOn(admin, field);
  await inspectSettings(`${name}-refused`);
}

/** Only the plugin's own parts: WordPress's faults are not for this project to mend. */
async function inspectSettings(name) {
  await picture(admin, `accessibility-${name}-${admin.viewportSize().width}`);
  assert.deepEqual(await accessibilityFaults(admin, { within: '#kmdp-settings' }), []);
  await assertFitsScreen(admin);
}

/** As a browser sends it that runs no scripts; axe needs one that does. */
async function sendWithoutScript(page) {
  const send = () =>
    window.HTMLFormElement.prototype.submit.call(document.querySelector('form.wp-block-kundenmeister-form'));
  await Promise.all([page.waitForNavigation(), page.evaluate(send)]);
}

/** The links in the list of faults that do not lead to what one fills in or ticks. */
const linksToNoField = (page) =>
  page
    .locator('.kmdp-errors a')
    .evaluateAll((links) =>
      links
        .map((link) => link.getAttribute('href'))
        .filter((href) => !document.getElementById(href.slice(1))?.matches('input, textarea, select')),
    );

async function sendFilledIn(page, send) {
  const form = page.locator('form.wp-block-kundenmeister-form');
  await form.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(address);
  const message = form.getByLabel('Ihre Nachricht');
  if (await message.isVisible()) await message.fill('Wann haben Sie geöffnet?');
  await form.getByRole('checkbox').check();
  await button(form, send).click();
  await page.locator('.kmdp-success').waitFor();
}

/** Only the form: the theme's parts are not for this project to mend. */
async function inspectForm(page) {
  assert.deepEqual(await accessibilityFaults(page, { within: 'form.wp-block-kundenmeister-form' }), []);
  await assertFitsScreen(page);
}
