import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bridgeClient, createTenant, makeBridge } from '../setup/bridge.mjs';
import { setUpConsent } from '../setup/demo/consent-settings.mjs';
import { plainContactForm } from '../setup/demo/typo3-form.mjs';
import { makeTypo3Site } from '../setup/typo3-site.mjs';
import { findTypo3 } from '../setup/typo3.mjs';

const Database = createRequire(import.meta.url)('better-sqlite3');

/**
 * A bridge whose company has two published consent texts, and a German TYPO3 on SQLite with the extension, not connected,
 * and a contact form without consent; `bridgeEnv` is what the bridge finds in its environment. Promises `{bridge, site, key, call, typo3, stop()}`.
 */
export async function makeTypo3World({ name = 'typo3', forms = [plainContactForm()], bridgeEnv = {} } = {}) {
  const typo3 = await findTypo3();
  if (typo3.reason) throw new Error(typo3.reason);
  const directory = process.env.KMDP_TEST_DIRECTORY ?? (await mkdtemp(join(tmpdir(), 'kmdp-typo3-')));
  const bridge = await makeBridge({ directory: join(directory, `${name}-bridge`), extraEnv: bridgeEnv });
  await bridge.migrate();
  const { key } = await createTenant(bridge, { company: 'Muster GmbH', slug: 'muster' });
  await bridge.start();
  const call = bridgeClient(bridge.url, key);
  const profiles = await setUpConsent(call);
  const site = await makeTypo3Site({ typo3, directory: join(directory, `${name}-site`), forms });
  await site.start();
  return {
    typo3,
    bridge,
    site,
    key,
    call,
    profiles,
    stop: async () => {
      await site.stop();
      await bridge.stop();
    },
  };
}

/** Submissions that TYPO3 still keeps. */
export async function waiting({ directory }) {
  const folder = join(directory, 'var', 'sqlite');
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.sqlite'));
  const database = new Database(join(folder, file), { readonly: true });
  const { n } = database.prepare('SELECT COUNT(*) AS n FROM tx_kundenmeisterdataprotection_outbox').get();
  database.close();
  return n;
}
