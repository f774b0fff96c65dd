import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bridgeClient, createTenant, makeBridge } from '../setup/bridge.mjs';
import { startMariaDb } from '../setup/mariadb.mjs';
import { data } from '../setup/paths.mjs';
import { bold, say, step } from '../setup/report.mjs';
import { findProgram } from '../setup/system-packages.mjs';
import { machineFacts } from './machine.mjs';
import { percentiles } from './percentiles.mjs';

const require = createRequire(import.meta.url);
const { Core } = require('@kundenmeister/core');
const texts = require('@kundenmeister/core/testing');

const directory = join(data, 'bench');
const asked = 1000;
const calls = 50;
/** Submissions on their way at a time while the consents are made. */
const together = 500;

/**
 * Asks a bridge that holds `stored` consents for the permission to write to 1,000 addresses, half of them unknown, and
 * prints how long the answers took. Promises whether each answer was right; no timing decides that.
 */
export async function runMailPermissions(stored = 100_000) {
  const closing = [];
  try {
    await rm(directory, { recursive: true, force: true });
    const lines = [await measure('SQLite', stored, {}, closing)];
    const mariadb = (await findProgram('mariadbd')) ? await startMariaDb(join(directory, 'mariadb')) : null;
    if (mariadb) {
      closing.push(mariadb.stop);
      const names = ['bench_data', 'bench_vault'];
      for (const name of names) await mariadb.execute(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
      const [DATABASE_URL, VAULT_URL] = names.map((name) => `${mariadb.url}${name}`);
      lines.push(await measure('MariaDB', stored, { DATABASE_URL, VAULT_URL }, closing));
    }
    say(`\n${(await machineFacts(mariadb)).join('\n')}\n\n${lines.map(({ line }) => line).join('\n')}\n`);
    return lines.every(({ right }) => right);
  } finally {
    for (const close of closing.reverse()) await close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function measure(engine, stored, extraEnv, closing) {
  const bridge = await makeBridge({
    directory: join(directory, `permissions-on-${engine}`),
    extraEnv: { NODE_ENV: 'production', ...extraEnv },
  });
  await bridge.migrate();
  const { key } = await createTenant(bridge, { company: 'Muster GmbH', slug: 'muster' });
  await bridge.start();
  closing.push(bridge.stop);
  await step(`${stored} consents on ${engine}`, () => fill(bridge, extraEnv, key, stored));
  const call = bridgeClient(bridge.url, key);
  const durations = [];
  let right = true;
  for (let round = 0; round < calls; round += 1) {
    const emails = Array.from({ length: asked }, (_, i) =>
      address(i % 2 ? stored + i : (i * 7919 + round * 104729) % stored),
    );
    const began = performance.now();
    const { results } = await call('POST', '/v1/mail-permissions', { purpose: 'contact', emails });
    durations.push(performance.now() - began);
    right &&= results.every(({ allowed, consentId }, i) => allowed === (i % 2 === 0) && allowed === Boolean(consentId));
  }
  const { p50, p99 } = percentiles(durations);
  const line = `${engine}: ${asked} addresses against ${stored} consents, over HTTP: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${right ? 'every answer right' : 'WRONG ANSWERS'}`;
  return { right, line: bold(line) };
}

const address = (number) => `person${number}@bench.example`;

/** Records submissions with one consent each, as a form's would be. */
async function fill(bridge, { DATABASE_URL, VAULT_URL }, key, count) {
  const core = new Core({
    databaseUrl: DATABASE_URL ?? `sqlite:${join(bridge.directory, 'data.sqlite')}`,
    vaultUrl: VAULT_URL ?? `sqlite:${join(bridge.directory, 'vault.sqlite')}`,
    masterKeyFile: join(bridge.directory, 'master.key'),
  });
  const principal = await core.submissions.authenticate(key);
  const acting = { tenantId: principal.tenantId };
  await core.tenants.putSettings(acting, texts.activeSettings());
  const contact = texts.newsletterProfile({ purpose: 'contact', topic: 'Anfragen', doubleOptIn: false });
  const profile = await core.profiles.create(acting, contact);
  await core.forms.put(acting, 'contact', texts.newsletterForm([profile.id], { kind: 'contact' }), 'de');
  const shown = { formKey: 'contact', checkboxes: [{ profileId: profile.id, versionId: profile.currentVersion }] };
  for (let start = 0; start < count; start += together) {
    const numbers = Array.from({ length: Math.min(together, count - start) }, (_, i) => start + i);
    await Promise.all(
      numbers.map((number) =>
        core.submissions.record({
          key: principal,
          idempotencyKey: `bench-${number}`,
          requestHash: String(number),
          input: texts.newsletterSubmission(shown, address(number)),
        }),
      ),
    );
  }
  await core.close();
}
