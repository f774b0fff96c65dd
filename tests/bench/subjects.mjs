import { join } from 'node:path';
import { makeBridge } from '../setup/bridge.mjs';
import { anyFreePort, waitUntil } from '../setup/network.mjs';
import { root } from '../setup/paths.mjs';
import { startServer } from '../setup/processes.mjs';
import newsletters from '../dist/helpers/newsletter.js';
import visitors from '../dist/helpers/visitors.js';

/** An answer of the bridge's kind and length, which bare Express gives too. */
const answer = {
  submissionId: '0199d5a0-0000-7000-8000-000000000000',
  state: 'pending-confirmation',
  consents: [
    {
      consentId: '0199d5a0-0000-7000-8000-000000000001',
      profileId: '0199d5a0-0000-7000-8000-000000000002',
      versionId: '0199d5a0-0000-7000-8000-000000000003',
      state: 'requested',
    },
  ],
  processor: { name: 'Körbler GmbH' },
  ledger: { seq: 1000, hash: '0'.repeat(64) },
};

/** The bridge as it runs in production, every protection on; one key sends everything, so its limit is out of reach. `first` is a submission already there. */
export async function startBridge(directory, databases) {
  const bridge = await makeBridge({
    directory,
    extraEnv: {
      NODE_ENV: 'production',
      RATE_LIMIT_PER_MINUTE: '100000000',
      LOG_LEVEL: 'info',
      ...environment(databases),
    },
  });
  await bridge.migrate();
  await bridge.start();
  const newsletter = await newsletters.openNewsletter(bridge, bridge.url);
  const { send, close } = visitors.sender(newsletter);
  const { body: first } = await send(bridge.url, visitors.newSubmission());
  close();
  return {
    url: bridge.url,
    headers: { Authorization: `Bearer ${newsletter.key}` },
    template: newsletter.submission('ADDRESS@bench.example'),
    first: first.submissionId,
    verify: () => bridge.command('ledger', 'verify'),
    stop: bridge.stop,
  };
}

const environment = ({ databaseUrl, vaultUrl }) => ({ DATABASE_URL: databaseUrl, VAULT_URL: vaultUrl });

/** Express alone, or with one durable insert per request into `store`. It gets the same requests as the bridge. */
export async function startBareExpress(directory, { store = '', template, headers }) {
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${port}`;
  const server = startServer(process.execPath, [join(root, 'tests', 'bench', 'bare-express.mjs')], {
    env: { NODE_ENV: 'production', PORT: String(port), STORE: store, ANSWER: JSON.stringify(answer) },
    log: join(directory, 'bare-express.log'),
  });
  await waitUntil('Express', async () => (await fetch(url)).status === 404, { server });
  return { url, headers, template, stop: server.stop };
}
