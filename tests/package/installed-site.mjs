import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bridgeClient, createTenant, makeBridge } from '../setup/bridge.mjs';
import { company, setUpConsent, slug } from '../setup/demo/consent-settings.mjs';
import { demoPages } from '../setup/demo/pages.mjs';
import { writeArchive } from '../setup/plugin-archive.mjs';
import { admin, makeWordPressSite } from '../setup/wordpress-site.mjs';

/**
 * A stock WordPress on SQLite into which the plugin's archive was uploaded, and a bridge whose company has its consent texts;
 * not connected yet. `WORDPRESS_CORE` in the environment names the folder of another WordPress than the newest.
 */
export async function makeInstalledSite() {
  const directory = process.env.KMDP_TEST_DIRECTORY ?? (await mkdtemp(join(tmpdir(), 'kmdp-package-')));
  const archive = join(directory, 'kundenmeister-data-protection.zip');
  await writeArchive(archive);
  const bridge = await makeBridge({ directory: join(directory, 'package-bridge') });
  await bridge.migrate();
  const { key } = await createTenant(bridge, { company: company.name, slug });
  await bridge.start();
  const profiles = await setUpConsent(bridgeClient(bridge.url, key));
  const core = process.env.WORDPRESS_CORE;
  const site = await makeWordPressSite({ directory: join(directory, 'package-site'), archive, ...(core && { core }) });
  await site.start();
  return {
    site,
    bridge,
    key,
    publishPages: () => publishPages(site, profiles),
    debugLog: async () =>
      withoutUpdateChecks(await readFile(join(site.directory, 'wp-content', 'debug.log'), 'utf8').catch(() => '')),
    stop: async () => {
      await site.stop();
      await bridge.stop();
    },
  };
}

/** WordPress notes that it cannot ask wordpress.org for updates, which no test lets it do. */
const withoutUpdateChecks = (log) =>
  log.replaceAll(/^.*PHP Warning: +wp_update_\w+\(\): An unexpected error.*\n/gm, '');

/** Publishes the demo's pages; those with forms are registered at the bridge by it. */
async function publishPages(site, profiles) {
  for (const { slug: name, title, blocks } of demoPages(profiles)) {
    const values = [`--post_name=${name}`, `--post_title=${title}`, `--post_content=${blocks}`];
    await site.wp('post', 'create', '--post_type=page', '--post_status=publish', ...values);
  }
}

/** The administrator's session: `get(path)` promises the page's text; any status but 200 rejects. */
export async function signedIn({ url }) {
  const form = new URLSearchParams({ log: admin.user, pwd: admin.password, testcookie: '1', 'wp-submit': 'Log In' });
  const answer = await fetch(`${url}/wp-login.php`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return async (path) => {
    const page = await fetch(`${url}${path}`, { headers: { Cookie: cookies.join('; ') }, redirect: 'manual' });
    if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
    return page.text();
  };
}
