import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plugin } from '../paths.mjs';
import { run } from '../processes.mjs';
import { makeWordPressSite } from '../wordpress-site.mjs';
import { junitOutcome, outcome, singleCheck, skippedBecause } from './outcome.mjs';

const inPlugin = (command, ...args) => run(command, args, { cwd: plugin });

/** The development packages of the plugin; promises the reason in words when they cannot be had, else null. */
async function composerPackages({ missing }) {
  if (['phpunit', 'phpstan', 'phpcs'].every((name) => existsSync(join(plugin, 'vendor', 'bin', name)))) return null;
  if (missing.needs.composer) return missing.needs.composer;
  const { code, stderr } = await inPlugin('composer', 'update', '--no-interaction', '--no-progress', '--quiet');
  return code === 0 ? null : `composer update failed: ${stderr.trim().split('\n').at(-1)}`;
}

const phpCheck = (id, title, needs, work) => ({
  id,
  title,
  needs: ['php', ...needs],
  run: async (context) => {
    const reason = await composerPackages(context);
    return reason ? skippedBecause(reason) : work(context);
  },
});

async function phpunit({ directory }, id, suite, env = {}) {
  const file = join(directory, `${id}.xml`);
  const args = ['vendor/bin/phpunit', '--testsuite', suite, '--log-junit', file, '--no-progress', '--colors=never'];
  const result = await run('php', ['-d', 'memory_limit=1G', ...args], { cwd: plugin, env });
  return junitOutcome(await readFile(file, 'utf8').catch(() => ''), result);
}

export const phpstan = phpCheck('phpstan', 'Types of the plugin’s PHP (PHPStan)', [], async () =>
  singleCheck(
    await inPlugin('php', 'vendor/bin/phpstan', 'analyse', '--memory-limit=1G', '--no-progress', '--error-format=raw'),
  ),
);

export const codingStandard = phpCheck('wpcs', 'WordPress’s coding standard (PHP_CodeSniffer)', [], async () =>
  singleCheck(await inPlugin('php', '-d', 'error_reporting=8191', 'vendor/bin/phpcs', '-q', '--report=emacs')),
);

export const phpUnit = phpCheck('php', 'Plugin without WordPress (PHPUnit)', [], (context) =>
  phpunit(context, 'php-unit', 'unit'),
);

export const phpOnMariaDb = phpCheck(
  'php-mariadb',
  'Plugin in WordPress on MariaDB (PHPUnit)',
  ['mariadbd'],
  async (context) => {
    const site = await makeWordPressSite({
      directory: join(context.directory, 'wordpress-mariadb'),
      mariadb: await context.mariadb(),
    });
    return phpunit(context, 'php-mariadb', 'integration', { WP_DIR: site.directory });
  },
);

export const phpOnSqlite = phpCheck('php-sqlite', 'Plugin in WordPress on SQLite (PHPUnit)', [], async (context) => {
  const site = await makeWordPressSite({ directory: join(context.directory, 'wordpress-sqlite') });
  return phpunit(context, 'php-sqlite', 'integration', { WP_DIR: site.directory });
});

/** Tables, rights, switching off and uninstalling where there are several sites; both databases, one after the other. */
export const phpNetwork = phpCheck('php-network', 'Plugin in a network of sites (PHPUnit)', [], async (context) => {
  const databases = [null, context.missing.needs.mariadbd ? undefined : await context.mariadb()];
  const found = [];
  for (const mariadb of databases.filter((database) => database !== undefined)) {
    const id = `php-network-${mariadb ? 'mariadb' : 'sqlite'}`;
    const site = await makeWordPressSite({ directory: join(context.directory, id), mariadb, network: true });
    found.push(await phpunit(context, id, 'multisite', { WP_DIR: site.directory }));
  }
  const sum = (name) => found.reduce((total, part) => total + part[name], 0);
  return outcome({
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped') + (context.missing.needs.mariadbd ? 1 : 0),
    details: found.map(({ details }) => details).join('\n'),
    reason: context.missing.needs.mariadbd ?? '',
  });
});
