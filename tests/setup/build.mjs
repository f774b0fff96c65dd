import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cache, plugin, root } from './paths.mjs';
import { runOrFail } from './processes.mjs';
import { step } from './report.mjs';
import { readStamp, treeDigest, writeStamp } from './stamps.mjs';

const inRoot = (...names) => names.map((name) => join(root, name));

const parts = [
  {
    name: 'TypeScript of core, bridge and tests',
    stamp: join(cache, 'built-typescript'),
    inputs: inRoot('tsconfig.json', 'tsconfig.base.json', 'core', 'bridge-api', 'tests/src', 'tests/tsconfig.json'),
    result: join(root, 'bridge-api', 'dist', 'index.js'),
    command: [process.execPath, join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--build'],
  },
  {
    name: 'blocks and settings page of the WordPress plugin',
    stamp: join(cache, 'built-plugin'),
    inputs: ['src', 'package.json', 'webpack.config.js', 'tsconfig.json'].map((name) => join(plugin, name)),
    result: join(plugin, 'build', 'blocks-manifest.php'),
    command: ['npm', 'run', '--silent', 'build', '--workspace', 'wp-plugin'],
  },
];

/** Builds what changed since the last build; `force` builds all. Rejects with the compiler's own words. */
export async function build({ force = false } = {}) {
  for (const { name, stamp, inputs, result, command } of parts) {
    const digest = treeDigest(inputs);
    if (!force && existsSync(result) && readStamp(stamp) === digest) continue;
    await step(`Build: ${name}`, () => runOrFail(command[0], command.slice(1), { cwd: root }));
    writeStamp(stamp, digest);
  }
}
