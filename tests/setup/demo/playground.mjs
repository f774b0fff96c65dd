import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageHolds, waitUntil } from '../network.mjs';
import { plugin, pluginSlug, root, setupDirectory } from '../paths.mjs';
import { startServer } from '../processes.mjs';
import { copyWordPress, fetchWordPress } from '../wordpress-files.mjs';
import { demoPages } from './pages.mjs';

const locale = 'de_DE';

/**
 * Starts the demo's WordPress on PHP compiled to WebAssembly, so that neither PHP nor a database server is needed. Its
 * files and its database lie in `directory` and stay. Promises the server once each page shows its form.
 */
export async function startPlayground({ directory, port, bridge, key, profiles }) {
  const site = join(directory, 'wordpress');
  const first = !existsSync(join(site, 'wp-load.php'));
  if (first) await makeFiles(site);
  const handover = join(directory, 'handover');
  await writeHandover(handover, { bridge, key, profiles });

  const url = `http://127.0.0.1:${port}`;
  const log = join(directory, 'wordpress.log');
  await rm(log, { force: true });
  const server = startServer(process.execPath, playgroundArguments({ site, handover, port }), { cwd: root, log });
  const pages = { '/newsletter/': 'kmdp[consents]', '/kontakt/': 'kmdp[consents]', '/wp-login.php': 'user_login' };
  for (const [path, text] of Object.entries(pages)) {
    await waitUntil(`WordPress (${path})`, () => pageHolds(url + path, text), { server, limitMs: 180_000 });
  }
  await rm(handover, { recursive: true, force: true });
  return { url, stop: server.stop };
}

async function makeFiles(site) {
  await fetchWordPress();
  const unfinished = `${site}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await copyWordPress(unfinished, locale);
  const mustUse = join(unfinished, 'wp-content', 'mu-plugins');
  await mkdir(mustUse, { recursive: true });
  await cp(join(setupDirectory, 'wordpress', 'offline.php'), join(mustUse, 'offline.php'));
  await mkdir(join(unfinished, 'wp-content', 'plugins', pluginSlug), { recursive: true });
  await cp(unfinished, site, { recursive: true });
  await rm(unfinished, { recursive: true, force: true });
}

/** What the site needs to know goes in by a folder that only its owner reads, and that goes once the site answers. */
async function writeHandover(folder, { bridge, key, profiles }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pages = demoPages(profiles);
  const facts = { bridge, key, locale, pages, front: pages[0].slug };
  await writeFile(join(folder, 'site.json'), JSON.stringify(facts), { mode: 0o600 });
  await cp(join(setupDirectory, 'demo', 'prepare-site.php'), join(folder, 'prepare-site.php'));
  const steps = [{ step: 'runPHP', code: "<?php require '/kmdp-demo/prepare-site.php';" }];
  await writeFile(join(folder, 'blueprint.json'), JSON.stringify({ steps }));
}

function playgroundArguments({ site, handover, port }) {
  return [
    '--require',
    join(setupDirectory, 'demo', 'loopback-only.cjs'),
    join(root, 'node_modules', '@wp-playground', 'cli', 'wp-playground.js'),
    'server',
    `--port=${port}`,
    '--php=8.3',
    '--workers=2',
    `--mount-before-install=${site}:/wordpress`,
    '--wordpress-install-mode=install-from-existing-files-if-needed',
    `--mount=${plugin}:/wordpress/wp-content/plugins/${pluginSlug}`,
    `--mount=${handover}:/kmdp-demo`,
    `--blueprint=${join(handover, 'blueprint.json')}`,
    '--define-bool',
    'WP_HTTP_BLOCK_EXTERNAL',
    'true',
  ];
}
