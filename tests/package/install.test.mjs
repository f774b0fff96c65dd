import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
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
