import { existsSync, realpathSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { cache, typo3Extension } from './paths.mjs';
import { run } from './processes.mjs';
import { findProgram } from './system-packages.mjs';

export const extensionName = 'koerbler/kundenmeister-data-protection';

/** What a site with forms, a backend to build them in, and the extension's own tests need. */
const parts = [
  'backend',
  'beuser',
  'core',
  'dashboard',
  'extbase',
  'filelist',
  'fluid',
  'fluid-styled-content',
  'form',
  'frontend',
  'install',
  'rte-ckeditor',
  'scheduler',
  'setup',
];

/**
 * A TYPO3 in Composer mode with this checkout's extension in it: that of `TYPO3_DIR`, else one that Composer brings once
 * into the cache. Promises `{directory, version}`, or `{reason}` in words when there is none. A `TYPO3_DIR` that holds
 * another extension than this checkout's rejects: its tests would tell nothing about this code.
 */
export async function findTypo3({ env = process.env, directory = join(cache, 'typo3') } = {}) {
  if (env.TYPO3_DIR) return describe(env.TYPO3_DIR);
  const composer = await findProgram('composer', { env });
  if (!composer) return { reason: 'TYPO3_DIR is not set, and composer is not installed' };
  const reason = await compose(composer, directory);
  return reason ? { reason } : describe(directory);
}

async function compose(composer, directory) {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'composer.json'), JSON.stringify(project(directory), null, 2));
  const command = existsSync(join(directory, 'vendor', 'bin', 'typo3'))
    ? ['dump-autoload']
    : ['update', '--no-progress'];
  const { code, stderr } = await run(composer, [...command, '--no-interaction'], { cwd: directory });
  if (code === 0) return null;
  await rm(directory, { recursive: true, force: true });
  return `TYPO3_DIR is not set, and Composer could not bring TYPO3: ${firstProblem(stderr)}`;
}

const project = (directory) => ({
  name: 'kundenmeister/typo3-site',
  type: 'project',
  repositories: [
    {
      type: 'path',
      url: relative(directory, typo3Extension),
      options: { symlink: true, versions: { [extensionName]: 'dev-main' } },
    },
  ],
  require: {
    ...Object.fromEntries(parts.map((part) => [`typo3/cms-${part}`, '^13.4'])),
    [extensionName]: 'dev-main',
  },
  'require-dev': { 'phpunit/phpunit': '^11.5', 'typo3/testing-framework': '^9.1' },
  config: {
    'allow-plugins': { 'typo3/cms-composer-installers': true, 'typo3/class-alias-loader': true },
    lock: true, // TYPO3 reads it each time Composer writes the class loader
  },
});

/** Composer lists its problems as points below a general sentence, each with a guess at a typo. */
const firstProblem = (text) => {
  const lines = text.split('\n').map((line) => line.trim());
  const point = lines.find((line) => line.startsWith('- ')) ?? lines.find(Boolean) ?? 'it gave no reason';
  return point.replace(/^- /, '').replace(/,? ?there may be a typo.*$/, '');
};

async function describe(directory) {
  const installed = join(directory, 'vendor', 'composer', 'installed.json');
  if (!existsSync(join(directory, 'vendor', 'bin', 'typo3')) || !existsSync(installed))
    throw new Error(`TYPO3_DIR: ${directory} is no TYPO3 in Composer mode (it lacks vendor/bin/typo3).`);
  if (!isExtension(join(directory, 'vendor', extensionName)))
    throw new Error(
      `TYPO3_DIR: ${directory} does not hold this checkout's extension. Add ${typo3Extension} to it as a path ` +
        `repository with a symlink, then: composer require ${extensionName}:@dev`,
    );
  if (!(await publishes(join(directory, 'public', '_assets'))))
    throw new Error(
      `TYPO3_DIR: the extension's public files are not published; run composer dump-autoload in ${directory}.`,
    );
  const { packages } = JSON.parse(await readFile(installed, 'utf8'));
  return { directory, version: packages.find(({ name }) => name === 'typo3/cms-core').version.replace(/^v/, '') };
}

const isExtension = (path) => existsSync(path) && realpathSync(path) === realpathSync(typo3Extension);

/** Composer publishes the public files that it finds, so not those of an extension that got its first ones later. */
async function publishes(assets) {
  const wanted = join(typo3Extension, 'Resources', 'Public');
  if (!existsSync(wanted)) return true;
  const links = (await readdir(assets).catch(() => [])).map((name) => join(assets, name));
  return links.some((link) => existsSync(link) && realpathSync(link) === realpathSync(wanted));
}
