import './node-version.mjs';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { stopOnSignals } from './processes.mjs';
import { bold, red, say } from './report.mjs';

const usage = `npm run bench -- [--seconds 5] [--only NAME] [--connections 1,8,32]
npm run bench -- --mail-permissions

Measures the bridge with everything on, beside bare Express and the bare database engines, in one run on this machine.
  --seconds      how long each cell is measured, after a warm-up of two seconds
  --only         only the rows whose name contains this, such as "bridge" or "SQLite"
  --connections  how many requests are open at a time
  --mail-permissions  instead: 1,000 addresses asked against 100,000 stored consents on each engine
Ends with 1 when an acknowledged submission is missing or doubled, a request was refused or an answer wrong; never because of a timing.`;

function options() {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '5' },
      only: { type: 'string', default: '' },
      connections: { type: 'string', default: '1,8,32' },
      'mail-permissions': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const connections = values.connections.split(',').map(Number);
  const seconds = Number(values.seconds);
  if (![seconds, ...connections].every((number) => number >= 1)) throw new Error('Numbers must be 1 or more.');
  return { seconds, only: values.only, connections, permissions: values['mail-permissions'], help: values.help };
}

async function main() {
  const { help, permissions, ...chosen } = options();
  if (help) return say(usage);
  say(bold('KundenMeister Data Protection: benchmark'));
  await install();
  await build();
  if (!(await run(permissions, chosen))) process.exitCode = 1;
}

/** The programs of the benchmark need what was just installed and built. */
async function run(permissions, chosen) {
  if (permissions) return (await import('../bench/mail-permissions.mjs')).runMailPermissions();
  return (await import('../bench/run.mjs')).runBench(chosen);
}

stopOnSignals(() => Promise.resolve());
main().catch((error) => {
  console.error(red(`The benchmark failed: ${error.message}`));
  process.exitCode = 1;
});
