/* global window -- the functions handed to the page run there */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { setUpConsent } from '../setup/demo/consent-settings.mjs';
import { demoPages } from '../setup/demo/pages.mjs';
import { accessibilityFaults } from './accessibility.mjs';
import { signIn } from './editor.mjs';
import { journey } from './journey.mjs';
import { launchBrowser, newPerson, picture } from './visitor.mjs';
import { makeWorld } from './world.mjs';

const Database = createRequire(import.meta.url)('better-sqlite3');
const settings = '/wp-admin/options-general.php?page=kundenmeister-data-protection';
const troubles = [];
let world, browser, admin, profiles;

before(async () => {
  world = await makeWorld({ name: 'overview' });
  browser = await launchBrowser();
  admin = await newPerson(browser, { base: world.site.url, locale: 'en-US' }, troubles);
});

after(async () => {
  await browser?.close();
  await world?.stop();
});

const step = journey(() => picture(admin, 'failure'));
const open = (sheet) => admin.goto(`${world.site.url}${settings}&sheet=${sheet}`);
/** The notice itself: the hidden region that is read aloud keeps its text. */
const closedNotice = () =>
  admin.locator('.components-notice__content').getByText('The form “Newsletter” takes no data');
const publishButton = () => admin.locator('.editor-post-publish-panel .editor-post-publish-button');

/** A draft with the demo's newsletter form and a telephone number that is required; promises its id. */
async function makeDraft() {
  const newsletter = demoPages(profiles).find(({ slug }) => slug === 'newsletter');
  const phone = '<!-- wp:kundenmeister/field-text {"name":"phone","label":"Telephone","required":true} /-->';
  const content = newsletter.blocks.replace(
    '<!-- wp:kundenmeister/consent',
    `${phone}\n\n<!-- wp:kundenmeister/consent`,
  );
  const page = ['--post_type=page', '--post_status=draft', '--post_title=Autumn', `--post_content=${content}`];
  return (await world.site.wp('post', 'create', ...page, '--user=admin', '--porcelain')).trim();
}

/** The processing directory as a controller leaves it who did what its findings say. */
async function completeDirectory() {
  const directory = '/v1/processing-directory';
  const { text } = await world.call('GET', `${directory}/measures/proposal?locale=en`);
  await world.call('PUT', `${directory}/measures`, { measures: text });
  const { activities, findings } = await world.call('GET', directory);
  for (const { id, dataCategories } of activities) {
    const unnamed = findings.filter(({ activityId, code }) => activityId === id && code === 'field-not-named');
    const named = [dataCategories, ...unnamed.map(({ subject }) => subject)].join(', ');
    await world.call('PATCH', `${directory}/activities/${id}`, { dataCategories: named });
  }
  assert.deepEqual((await world.call('GET', directory)).findings, []);
}

async function changeBlock(name, attributes) {
  await admin.evaluate(
    ([fieldName, changed]) => {
      const { getBlocks } = window.wp.data.select('core/block-editor');
      const all = (blocks) => blocks.flatMap((block) => [block, ...all(block.innerBlocks)]);
      const { clientId } = all(getBlocks()).find((block) => block.attributes.name === fieldName);
      window.wp.data.dispatch('core/block-editor').updateBlockAttributes(clientId, changed);
    },
    [name, attributes],
  );
}

step('the first visit shows three steps, and leads to the sheet of the first', async () => {
  await signIn(admin, world.site.url);
  await admin.goto(world.site.url + settings);
  await admin.getByText('Three steps to your first form', { exact: true }).waitFor();
  await picture(admin, 'overview-first-visit');
  await admin.getByRole('button', { name: 'Go to General' }).click();
  await admin.getByLabel('Key', { exact: true }).fill(world.key);
  await admin.getByLabel('Address', { exact: true }).fill(world.bridge.url);
  await admin.getByRole('button', { name: 'Connect', exact: true }).click();
  await admin.locator('.components-notice.is-success').filter({ hasText: 'Connected' }).waitFor();
  profiles = await setUpConsent(world.call);
});

step('a form that breaks a rule is published only when the finding was seen; drafts are saved meanwhile', async () => {
  const id = await makeDraft();
  await admin.goto(`${world.site.url}/wp-admin/post.php?post=${id}&action=edit`);
  const canvas = admin.frameLocator('iframe[name="editor-canvas"]');
  await canvas.getByText('The field “Telephone” is required').waitFor();
  await changeBlock('phone', { label: 'Phone number' });
  await canvas.getByText('The field “Phone number” is required').waitFor();
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await admin.getByRole('button', { name: 'Saved', exact: true }).waitFor();

  await admin.getByRole('button', { name: 'Publish', exact: true }).first().click();
  await admin.locator('.editor-post-publish-panel').getByText('The field “Phone number” is required').waitFor();
  assert.equal(await publishButton().getAttribute('aria-disabled'), 'true');
  await picture(admin, 'editor-finding-before-publishing');
  await admin.getByLabel('I have read this. The form stays closed for visitors until it is mended.').check();
  await publishButton().click();
  await admin.locator('.post-publish-panel__postpublish-buttons').waitFor();
  await closedNotice().waitFor();
});

step('the sheet Forms shows the form with its finding and mend, and the choice of texts holds', async () => {
  await open('forms');
  await admin.getByText('Takes no data').first().waitFor();
  assert.deepEqual(await accessibilityFaults(admin, { within: '#kmdp-settings' }), []);
  await admin.locator('.kmdp-forms').getByText('Newsletter', { exact: true }).first().click();
  await admin.getByText('How to mend it:').first().waitFor();
  await picture(admin, 'forms-finding');
  await admin.getByLabel('Kontaktformular').check();
  await admin.getByRole('button', { name: 'Use these texts' }).click();
  await admin.getByText('Saved.', { exact: true }).waitFor();
  const { items } = await world.call('GET', '/v1/forms');
  assert.deepEqual([...items[0].profiles].sort(), Object.values(profiles).sort());
});

step('the overview says what to mend and where, and that all is well once it is mended', async () => {
  await completeDirectory();
  await open('overview');
  await admin.getByText('1 thing needs you').waitFor();
  assert.deepEqual(await accessibilityFaults(admin, { within: '#kmdp-settings' }), []);
  await admin.getByRole('button', { name: 'Open the form' }).click();
  await admin.getByRole('link', { name: 'Edit the page' }).click();
  await closedNotice().waitFor();
  await changeBlock('phone', { required: false });
  await closedNotice().waitFor({ state: 'detached' });
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  await admin.locator('.components-snackbar').getByText('Page updated.').waitFor();
  await open('overview');
  await admin.locator('.components-notice.is-success').getByText('All is well').waitFor();
  await picture(admin, 'overview-all-well');
});

step('both sides check the ledger, and a ledger rewritten at the bridge raises an alarm on the site', async () => {
  await admin.getByRole('button', { name: 'Check now' }).click();
  await admin
    .getByText(
      /This site checked it independently on .*: what it has seen of it, up to entry [1-9]\d*, was not rewritten\./,
    )
    .waitFor();
  await admin.getByText(/KundenMeister checked it on .*: everything fits\./).waitFor();
  const data = new Database(join(world.bridge.directory, 'data.sqlite'));
  data.exec('UPDATE ledger_entries SET hash = upper(hash) WHERE seq = (SELECT ledger_seq FROM tenants)');
  data.exec('UPDATE tenants SET ledger_hash = upper(ledger_hash)');
  data.close();
  await admin.getByRole('button', { name: 'Check now' }).click();
  await admin.getByText('shows another entry than before at the same number').first().waitFor();
  await picture(admin, 'overview-alarm');
  await admin.goto(`${world.site.url}/wp-admin/`);
  await admin.locator('.notice-error').getByText('shows another entry than before').waitFor();
});

step('once a restore was announced the admin ends the alarm, and the site goes on as a witness', async () => {
  await open('overview');
  await admin.getByRole('button', { name: 'Begin anew after a restore …' }).click();
  await admin.getByRole('dialog').getByText('Only do this once Körbler GmbH has told you').waitFor();
  assert.deepEqual(await accessibilityFaults(admin, { within: '[role=dialog]' }), []);
  await picture(admin, 'overview-begin-anew');
  await admin.getByRole('button', { name: 'Yes, begin anew' }).click();
  await admin.getByText('This site checked it independently on').waitFor();
  assert.equal(await admin.getByRole('button', { name: 'Begin anew after a restore …' }).count(), 0);
  await admin.goto(`${world.site.url}/wp-admin/`);
  assert.equal(await admin.locator('.notice-error').getByText('shows another entry than before').count(), 0);
});

step('no page had an error in its console or a failed request', () => assert.deepEqual(troubles, []));
