import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { makeInstalledSite, signedIn } from './installed-site.mjs';
import { added, scriptsAndStyles } from './page-weight.mjs';

const most = 4096;
let world;

before(async () => {
  world = await makeInstalledSite();
});
after(() => world?.stop());

const kmdp = async (...args) => world.site.wp('kmdp', ...args);
const status = async () =>
  Object.fromEntries(JSON.parse(await kmdp('status', '--format=json')).map((row) => [row.test, row.status]));

/** Calls a personal data tool as WordPress does; promises its answer. */
const privacyTool = async (kind, name, email) =>
  JSON.parse(
    await world.site.wp(
      'eval',
      `echo wp_json_encode( apply_filters( 'wp_privacy_personal_data_${kind}', array() )['${name}']['callback']( '${email}', 1 ) );`,
    ),
  );

/** Fills in the form of a page and sends it as a browser without script does; promises the status of the answer. */
async function subscribe(page, email) {
  const html = await (await fetch(page)).text();
  const value = (name) =>
    new RegExp(`name="${name.replace(/[[\]]/g, '\\$&')}"[^>]* value="([^"]*)"`).exec(html)?.[1] ?? '';
  const [, consent, version] = /name="(kmdp\[consents\]\[[^\]]+\])"[^>]* value="([^"]+)"/.exec(html);
  const body = new URLSearchParams({
    'kmdp[form]': value('kmdp[form]'),
    'kmdp[token]': value('kmdp[token]'),
    'kmdp[website]': '',
    'kmdp[fields][email]': email,
    [consent]: version,
  });
  return (await fetch(page, { method: 'POST', body, redirect: 'manual' })).status;
}

test('before it is connected the commands say so, and nothing breaks', async () => {
  assert.equal((await status()).connection, 'recommended');
  assert.deepEqual(JSON.parse(await kmdp('forms', '--format=json')), []);
});

test('the key is taken from standard input only, never as an argument', async () => {
  await assert.rejects(kmdp('connect', world.bridge.url, `--key=${world.key}`), /unknown --key parameter/);
  await assert.rejects(world.site.wpReading('not-the-right-key\n', 'kmdp', 'connect', world.bridge.url));
  assert.equal((await status()).connection, 'recommended');
  const said = await world.site.wpReading(`${world.key}\n`, 'kmdp', 'connect', world.bridge.url);
  assert.match(said, /Muster GmbH/);
  assert.ok(!said.includes(world.key));
});

test('published forms are registered, and the commands list them as accepted', async () => {
  await world.publishPages();
  const forms = JSON.parse(await kmdp('forms', '--format=json'));
  assert.deepEqual(
    forms.map(({ accepts }) => accepts),
    ['yes', 'yes'],
  );
  assert.deepEqual(await status(), { connection: 'good', forms: 'good', outbox: 'good', ledger: 'good' });
  assert.equal(JSON.parse(await kmdp('outbox', '--retry', '--format=json'))[0].waiting, 0);
});

test('a page with a form loads at most 4 KB more of script and style, compressed, than one without', async (context) => {
  const { url } = world.site;
  const without = await scriptsAndStyles(`${url}/willkommen/`);
  const page = await (await fetch(`${url}/newsletter/`)).text();
  assert.match(page, /<form[^>]+kmdp|<form[^>]+kundenmeister/);
  const { bytes, parts } = added(await scriptsAndStyles(`${url}/newsletter/`), without);
  context.diagnostic(`${bytes} bytes`);
  assert.ok(bytes > 0, 'nothing of ours was found');
  assert.ok(bytes <= most, `${bytes} bytes:\n${parts}`);
});

test('no page of the administration and none of the site writes a notice into the debug log', async () => {
  const get = await signedIn(world.site);
  for (const path of [
    '/wp-admin/',
    '/wp-admin/plugins.php',
    '/wp-admin/options-general.php?page=kundenmeister-data-protection',
    '/wp-admin/site-health.php',
    '/wp-admin/site-health.php?tab=debug',
    '/wp-admin/options-privacy.php?tab=policyguide',
    '/wp-admin/post-new.php?post_type=page',
    '/newsletter/',
    '/kontakt/',
  ])
    assert.match(await get(path), /<\/html>/, path);
  assert.equal(await world.debugLog(), '');
});

test('the guide for the privacy policy and the information for support show the plugin', async () => {
  const get = await signedIn(world.site);
  assert.match(await get('/wp-admin/options-privacy.php?tab=policyguide'), /on our behalf as processor/);
  const information = await get('/wp-admin/site-health.php?tab=debug');
  assert.match(information, /health-check-accordion-block-kundenmeister-data-protection/);
  assert.ok(!information.includes(world.key));
});

test('a person who agreed is exported with the words that were shown, and the eraser has KundenMeister delete the person, too', async () => {
  const { url } = world.site;
  const email = 'Anna+news@Example.org';
  assert.equal(await subscribe(`${url}/newsletter/`, email), 303);
  const [exported] = (await privacyTool('exporters', 'kmdp-consents', email.toLowerCase())).data;
  const lines = Object.fromEntries(exported.data.map(({ name, value }) => [name, value]));
  assert.match(lines['Consent text'], /Ja, Muster GmbH darf mir per E-Mail Neuigkeiten zu Garten und Wohnen senden/);
  assert.match(lines.Processor, /Körbler GmbH erhebt, verarbeitet und nutzt diese Daten/);
  assert.match(lines['Texts shown'], /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/);
  assert.equal(lines.State, 'Awaiting confirmation');
  const erased = await privacyTool('erasers', 'kmdp', email);
  assert.deepEqual([erased.items_removed, erased.items_retained, erased.done], [false, true, true]);
  assert.match(erased.messages[0], /KundenMeister deletes this person within minutes, at the latest by 20\d\d-/);
  const known = async () => (await privacyTool('exporters', 'kmdp-consents', email)).data;
  for (let tries = 0; tries < 120 && (await known()).length > 0; tries += 1) await setTimeout(500);
  assert.deepEqual(await known(), []);
});

test('an address that nobody has is exported and erased without a word', async () => {
  for (const email of ['nobody@example.org', 'no address']) {
    assert.deepEqual(await privacyTool('exporters', 'kmdp-consents', email), { data: [], done: true });
    const { items_removed, items_retained, messages } = await privacyTool('erasers', 'kmdp', email);
    assert.deepEqual([items_removed, items_retained, messages], [false, false, []]);
  }
});

test('while the bridge is away the status is an error, and says so by its exit code', async () => {
  await world.bridge.stop();
  await assert.rejects(kmdp('status'), /ended with 1/);
});

test('uninstalling leaves nothing behind', async () => {
  await world.site.wp('plugin', 'deactivate', 'kundenmeister-data-protection');
  await world.site.wp('plugin', 'uninstall', 'kundenmeister-data-protection');
  const left = `global $wpdb; echo wp_json_encode( array(
    $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%kmdp%'" ),
    $wpdb->get_col( "SELECT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE '%kmdp%'" ),
    $wpdb->get_col( "SHOW TABLES LIKE '%kmdp%'" ),
    (bool) wp_next_scheduled( 'kmdp_run' ) ) );`;
  assert.deepEqual(JSON.parse(await world.site.wp('eval', left)), [[], [], [], false]);
  assert.equal(await world.debugLog(), '');
});
