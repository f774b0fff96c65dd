import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { screenshots, typo3Extension } from '../paths.mjs';
import { run } from '../processes.mjs';
import { findProgram } from '../system-packages.mjs';
import { findTypo3 } from '../typo3.mjs';
import { nodeTests } from './javascript.mjs';
import { junitOutcome, singleCheck, skippedBecause } from './outcome.mjs';

const build = join(typo3Extension, 'Build');
const tool = (name, ...args) =>
  run('php', ['-d', 'memory_limit=1G', join('vendor', 'bin', name), ...args], { cwd: build });

let installing = null;
const installTools = () => (installing ??= composerUpdate());

/** The tools need no TYPO3; promises the reason in words when they cannot be had, else null. */
async function composerUpdate() {
  if (['phpunit', 'phpstan', 'php-cs-fixer'].every((name) => existsSync(join(build, 'vendor', 'bin', name))))
    return null;
  if (!(await findProgram('composer'))) return 'composer is not installed';
  const options = ['--no-interaction', '--no-progress', '--quiet'];
  const { code, stderr } = await run('composer', ['update', ...options], { cwd: build });
  return code === 0 ? null : `composer update failed: ${stderr.trim().split('\n').at(-1)}`;
}

let finding = null;
const typo3 = () => (finding ??= findTypo3());

const withTools = (work) => async (context) => {
  const reason = await installTools();
  return reason ? skippedBecause(reason) : work(context);
};

/** What runs in a real TYPO3; without one it is skipped, with the reason. */
const withTypo3 = (work) => async (context) => {
  const found = await typo3();
  return found.reason ? skippedBecause(found.reason) : work(context, found);
};

export const typo3Standard = {
  id: 'typo3-standard',
  title: 'TYPO3 extension: PER coding style (PHP-CS-Fixer)',
  needs: ['php'],
  run: withTools(async () =>
    singleCheck(
      await tool('php-cs-fixer', 'check', '--config=.php-cs-fixer.dist.php', '--diff', '--show-progress=none'),
    ),
  ),
};

export const typo3Unit = {
  id: 'typo3-unit',
  title: 'TYPO3 extension without TYPO3 (PHPUnit)',
  needs: ['php'],
  run: withTools(async ({ directory }) => {
    const file = join(directory, 'typo3-unit.xml');
    const result = await tool('phpunit', '-c', 'UnitTests.xml', '--log-junit', file, '--no-progress', '--colors=never');
    return junitOutcome(await readFile(file, 'utf8').catch(() => ''), result);
  }),
};

export const typo3Types = {
  id: 'typo3-phpstan',
  title: 'Types of the TYPO3 extension (PHPStan)',
  needs: ['php'],
  run: withTools(
    withTypo3(async (_context, found) =>
      singleCheck(
        await tool(
          'phpstan',
          ...['analyse', '-c', 'phpstan.neon', '--no-progress', '--error-format=raw'],
          `--autoload-file=${join(found.directory, 'vendor', 'autoload.php')}`,
        ),
      ),
    ),
  ),
};

export const typo3Functional = {
  id: 'typo3-functional',
  title: 'TYPO3 extension in a real TYPO3 on SQLite (PHPUnit)',
  needs: ['php'],
  run: withTypo3(({ directory }, found) => functional(directory, found, 'typo3-functional')),
};

export const typo3OnMariaDb = {
  id: 'typo3-mariadb',
  title: 'TYPO3 extension in a real TYPO3 on MariaDB (PHPUnit)',
  needs: ['php', 'mariadbd'],
  run: withTypo3(async ({ directory, mariadb }, found) =>
    functional(directory, found, 'typo3-mariadb', {
      typo3DatabaseDriver: 'mysqli',
      typo3DatabaseHost: '127.0.0.1',
      typo3DatabasePort: String((await mariadb()).port),
      typo3DatabaseUsername: 'root',
      typo3DatabasePassword: '',
      typo3DatabaseName: 'kmdp',
    }),
  ),
};

async function functional(directory, { directory: typo3, version }, id, database = {}) {
  const phpunit = join(typo3, 'vendor', 'bin', 'phpunit');
  if (!existsSync(phpunit) || !existsSync(join(typo3, 'vendor', 'typo3', 'testing-framework')))
    return skippedBecause(`TYPO3 ${version} in TYPO3_DIR has no phpunit/phpunit or no typo3/testing-framework`);
  const file = join(directory, `${id}.xml`);
  const args = ['-c', join(build, 'FunctionalTests.xml'), '--log-junit', file, '--no-progress', '--colors=never'];
  const result = await run('php', ['-d', 'memory_limit=1G', phpunit, ...args], {
    cwd: build,
    env: { ...(await ownRoot(join(directory, id))), ...database },
  });
  return junitOutcome(await readFile(file, 'utf8').catch(() => ''), result);
}

/** The framework puts its instances below a document root that it knows by its index.php: one of this run's own. */
async function ownRoot(directory) {
  await rm(directory, { recursive: true, force: true });
  await mkdir(join(directory, 'public'), { recursive: true });
  await writeFile(join(directory, 'public', 'index.php'), '');
  return { TYPO3_PATH_APP: directory, TYPO3_PATH_ROOT: join(directory, 'public') };
}

/** An editor's and a visitor's way through the real thing: Chromium, TYPO3 and the bridge. */
export const typo3Browser = {
  id: 'typo3-browser',
  needsBuild: true,
  title: 'Real browser against real TYPO3',
  needs: ['php', 'chromium'],
  run: withTypo3(async ({ directory }, found) =>
    nodeTests(directory, 'typo3-browser', 'tests/typo3/**/*.test.mjs', {
      CHROMIUM: await findProgram('chromium'),
      KMDP_TEST_DIRECTORY: directory,
      KMDP_SCREENSHOTS: screenshots,
      TYPO3_DIR: found.directory,
    }),
  ),
};
