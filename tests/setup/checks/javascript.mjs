import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { plugin, root } from '../paths.mjs';
import { run } from '../processes.mjs';
import { jestOutcome, junitOutcome, outcome, singleCheck } from './outcome.mjs';

const tool = (path, ...args) => run(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root });
const compile = (...args) => tool('typescript/bin/tsc', ...args, '--pretty', 'false');

export const format = {
  id: 'format',
  title: 'Format (Prettier)',
  run: async () => singleCheck(await tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.')),
};

export const lint = {
  id: 'lint',
  title: 'Lint (ESLint)',
  run: async () => singleCheck(await tool('eslint/bin/eslint.js', '.')),
};

export const types = {
  id: 'types',
  title: 'Types of core, bridge and tests',
  run: async () => singleCheck(await compile('--build')),
};

export const pluginTypes = {
  id: 'plugin-types',
  title: 'Types of the plugin’s blocks',
  run: async () => singleCheck(await compile('--noEmit', '-p', plugin)),
};

/** Rules, stores on SQLite and MariaDB, backups in directories and buckets, and the HTTP interface. */
export const unit = {
  id: 'unit',
  title: 'Core and bridge (jest)',
  run: async ({ directory, mariadb, s3, missing }) => {
    const file = join(directory, 'jest.json');
    const { mariadbd: noMariaDb, 'swift-proxy-server': noS3 } = missing.needs;
    const env = {
      ...(!noMariaDb && { TEST_MARIADB_URL: (await mariadb()).url }),
      ...(!noS3 && { TEST_S3_URL: (await s3()).url }),
    };
    const args = ['--json', `--outputFile=${file}`, '--silent=false', '--ci', '--colors=false'];
    const result = await run(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...args], {
      cwd: root,
      env,
    });
    const report = JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
    if (!report) return outcome({ failed: 1, details: result.stderr.slice(-5000) });
    const found = jestOutcome(report, { ...result, stdout: '' });
    const lacking = [noMariaDb, noS3].filter(Boolean).join('; ');
    return { ...found, reason: found.skipped ? lacking || 'marked so in the tests' : '' };
  },
};

/** The programs that install, build and run all this. */
export const setup = {
  id: 'setup',
  title: 'Set-up programs (node:test)',
  run: ({ directory }) => nodeTests(directory, 'setup', 'tests/setup/**/*.test.mjs'),
};

/** Runs files of node:test and counts them. */
export async function nodeTests(directory, name, pattern, env = {}) {
  const file = join(directory, `${name}.xml`);
  const reporters = ['spec', 'stdout', 'junit', file];
  const args = reporters.map((value, index) => `--test-reporter${index % 2 ? '-destination' : ''}=${value}`);
  const files = await matching(pattern);
  const result = await run(process.execPath, ['--test', '--test-concurrency=1', ...args, ...files], { cwd: root, env });
  return junitOutcome(await readFile(file, 'utf8').catch(() => ''), result);
}

async function matching(pattern) {
  const [folder, ending] = pattern.split('/**/*');
  const names = await readdir(join(root, folder), { recursive: true });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}
