import './node-version.mjs';
import { existsSync, readFileSync } from 'node:fs';
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
  if (matchesLock(readPackages('package-lock.json'), readPackages('node_modules/.package-lock.json'))) {
    return writeStamp(stamp, digest);
  }
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

/**
 * Whether all that the lock file asks for on every machine is `installed` (npm's own record), as after an `npm ci` by
 * hand: then nothing is removed and installed anew.
 */
export function matchesLock(locked, installed) {
  if (!locked || !installed) return false;
  const needed = ([path, entry]) => path && !entry.optional && !entry.devOptional && !entry.peer && !entry.extraneous;
  return Object.entries(locked)
    .filter(needed)
    .every(
      ([path, entry]) => installed[path]?.version === entry.version && installed[path]?.resolved === entry.resolved,
    );
}

function readPackages(name) {
  try {
    return JSON.parse(readFileSync(join(root, name), 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Modules with native code compile against the headers beside this Node.js, where it brings them, not a download. */
function localNodeHeaders() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node')) ? { npm_config_nodedir: prefix } : {};
}
