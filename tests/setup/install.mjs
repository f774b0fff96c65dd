import './node-version.mjs';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runOrFail } from './processes.mjs';
import { root } from './paths.mjs';
import { say, step } from './report.mjs';
import { fileDigest, readStamp, writeStamp } from './stamps.mjs';

const stamp = join(root, 'node_modules', '.kmdp-lock');

/** Installs the npm packages that package-lock.json names, when they are missing or the lock file has changed. */
export async function install() {
  const digest = fileDigest(join(root, 'package-lock.json'));
  if (readStamp(stamp) === digest) return;
  say('Installing the npm packages (the first time this takes a few minutes) …');
  await step('npm ci', () =>
    runOrFail('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      env: localNodeHeaders(),
      onOutput: (text) => process.stdout.write(text),
    }),
  );
  writeStamp(stamp, digest);
}

/** Modules with native code compile against the headers beside this Node.js, where it brings them, not a download. */
function localNodeHeaders() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node')) ? { npm_config_nodedir: prefix } : {};
}
