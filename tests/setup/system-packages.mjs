import { existsSync } from 'node:fs';
import { run } from './processes.mjs';
import { say, step } from './report.mjs';

const phpExtensions = {
  mysqli: 'mysql',
  pdo_sqlite: 'sqlite3',
  sqlite3: 'sqlite3',
  gd: 'gd',
  zip: 'zip',
  curl: 'curl',
  intl: 'intl',
  mbstring: 'mbstring',
  dom: 'xml',
  xmlwriter: 'xml',
};

/** Programs beyond Node.js that some checks need, and the Debian package of each. */
const programs = {
  php: 'php-cli',
  composer: 'composer',
  mariadbd: 'mariadb-server',
  chromium: 'chromium fonts-liberation',
  'swift-proxy-server': 'python3-swift',
};

/** Where they lie when they are not in the PATH, or under another name; of OpenStack Swift we need no more than its library. */
const otherPlaces = {
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', macChrome()],
  mariadbd: ['/usr/sbin/mariadbd', '/usr/libexec/mariadbd', '/opt/homebrew/bin/mariadbd'],
  'swift-proxy-server': ['/usr/lib/python3/dist-packages/swift/proxy/server.py'],
};

function macChrome() {
  return '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
}

/** The path of a program, or null. `CHROMIUM` in the environment names a browser of one's own. */
export async function findProgram(name, { env = process.env } = {}) {
  if (name === 'chromium' && env.CHROMIUM) return env.CHROMIUM;
  for (const folder of (env.PATH ?? '').split(':'))
    if (folder && existsSync(`${folder}/${name}`)) return `${folder}/${name}`;
  return (otherPlaces[name] ?? []).find((path) => existsSync(path)) ?? null;
}

/**
 * What is missing: `{needs: {php, composer, mariadbd, chromium, …}, packages}`; a need that is met is null, else the
 * reason in words. PHP's extensions count as part of PHP.
 */
export async function findMissing({ env = process.env } = {}) {
  const packages = [];
  const needs = {};
  for (const [name, debian] of Object.entries(programs)) {
    const found = await findProgram(name, { env });
    needs[name] = found ? null : `${name} is not installed`;
    if (!found) packages.push(...debian.split(' '));
  }
  const extensions = needs.php ? Object.keys(phpExtensions) : await missingExtensions();
  if (!needs.php && extensions.length) needs.php = `PHP lacks ${extensions.join(', ')}`;
  packages.push(...new Set(extensions.map((name) => `php-${phpExtensions[name]}`)));
  return { needs, packages };
}

async function missingExtensions() {
  const { stdout } = await run('php', ['-m']);
  const there = new Set(stdout.toLowerCase().split(/\s+/));
  return Object.keys(phpExtensions).filter((name) => !there.has(name));
}

/**
 * Brings the missing packages where that needs nobody's consent (Debian, as root, as in a container); elsewhere says
 * which to install. Promises what is still missing, as `findMissing`.
 */
export async function installSystemPackages() {
  const missing = await findMissing();
  if (missing.packages.length === 0) return missing;
  const line = `apt-get install -y --no-install-recommends ${missing.packages.join(' ')}`;
  const debian = existsSync('/etc/debian_version');
  if (!debian || process.getuid?.() !== 0) {
    say(`  Some checks need programs that are not here. ${debian ? `Install them with: sudo ${line}` : ''}`);
    say(`  Missing: ${missing.packages.join(', ')} (names of the Debian packages).`);
    return missing;
  }
  await step(`Install ${missing.packages.join(', ')}`, () => aptInstall(missing.packages));
  return findMissing();
}

async function aptInstall(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  const options = ['install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
  const { code, stderr } = await run('apt-get', [...options, ...packages], { env });
  if (code !== 0) say(`    apt-get ended with ${code}: ${stderr.trim().split('\n').at(-1)}`);
}
