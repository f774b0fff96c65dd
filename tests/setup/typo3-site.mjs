import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { anyFreePort, pageHolds, waitUntil } from './network.mjs';
import { setupDirectory } from './paths.mjs';
import { runOrFail, startServer } from './processes.mjs';
import { contentElements, formDefinitions, siteFiles } from './typo3/site-files.mjs';

export const typo3Admin = { user: 'admin', password: 'Kunden-Meister1!' };

/**
 * A new German TYPO3 site in `directory` that runs on the program code of `typo3` (from `findTypo3`), with the site set
 * of this project's extension; the code's own folder is only read. It has a database of its own: in `mariadb` (from
 * `startMariaDb`), else SQLite. `forms` are `{identifier, label, yaml}`, each shown on the first page; `settings` are the
 * site's settings, `env` is what the server finds in its environment. Promises
 * `{directory, url, typo3(...args), start(), stop()}`; the server runs only after `start()`.
 */
export async function makeTypo3Site({ typo3, directory, port, mariadb = null, forms = [], settings = {}, env = {} }) {
  await rm(directory, { recursive: true, force: true });
  const url = `http://127.0.0.1:${port ?? (await anyFreePort())}`;
  const site = openTypo3Site({ typo3, directory, url, env });
  await mkdir(join(directory, 'public'), { recursive: true });
  // TYPO3 13 finds its packages where Composer put them, 14 below the site.
  for (const part of ['vendor', 'public/_assets']) await symlink(join(typo3.directory, part), join(directory, part));
  await setUp(site, await databaseOf(mariadb, directory));
  await write(directory, { ...siteFiles({ typo3, url, settings }), ...formDefinitions(forms) });
  await fill(site, forms);
  await site.typo3('extension:setup', '--quiet');
  return site;
}

/** A site that `makeTypo3Site` made earlier. */
export function openTypo3Site({ typo3, directory, url, env = {} }) {
  const places = { TYPO3_PATH_APP: directory, TYPO3_PATH_ROOT: join(directory, 'public') };
  const environment = { ...places, ...env };
  const program = join(typo3.directory, 'vendor', 'bin', 'typo3');
  let server = null;
  return {
    directory,
    url,
    php: (script, input) =>
      runOrFail('php', [script, typo3.directory], { env: environment, input: JSON.stringify(input) }),
    typo3: (...args) => runOrFail('php', [program, ...args], { env: environment }),
    setUp: (variables) =>
      runOrFail('php', [program, 'setup', '--no-interaction', '--force'], {
        env: { ...environment, ...variables },
      }),
    start: async () => {
      server = await startPhp(directory, url, environment);
    },
    stop: async () => server?.stop(),
  };
}

const setUp = (site, database) =>
  site.setUp({
    ...database,
    TYPO3_SETUP_ADMIN_USERNAME: typo3Admin.user,
    TYPO3_SETUP_ADMIN_PASSWORD: typo3Admin.password,
    TYPO3_SETUP_ADMIN_EMAIL: 'admin@example.org',
    TYPO3_SETUP_CREATE_SITE: `${site.url}/`,
    TYPO3_PROJECT_NAME: 'Muster GmbH',
    TYPO3_SERVER_TYPE: 'other',
  });

async function databaseOf(mariadb, directory) {
  if (!mariadb) return { TYPO3_DB_DRIVER: 'sqlite' };
  const name = `t3_${directory.replace(/\W+/g, '_').slice(-40)}`;
  await mariadb.execute(`DROP DATABASE IF EXISTS ${name}; CREATE DATABASE ${name} CHARACTER SET utf8mb4;`);
  return {
    TYPO3_DB_DRIVER: 'mysqli',
    TYPO3_DB_HOST: '127.0.0.1',
    TYPO3_DB_PORT: String(mariadb.port),
    TYPO3_DB_DBNAME: name,
    TYPO3_DB_USERNAME: 'root',
    TYPO3_DB_PASSWORD: '',
  };
}

async function write(directory, files) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
}

const fill = (site, forms) =>
  site.php(join(setupDirectory, 'typo3', 'fill-site.php'), { content: contentElements(forms), language: 'de' });

async function startPhp(directory, url, env) {
  const settings = ['opcache.enable_cli=1', 'memory_limit=512M', 'max_execution_time=240'];
  const server = startServer(
    'php',
    [
      ...settings.flatMap((setting) => ['-d', setting]),
      ...['-S', new URL(url).host, '-t', join(directory, 'public'), join(setupDirectory, 'typo3', 'router.php')],
    ],
    { env: { ...env, PHP_CLI_SERVER_WORKERS: '4' }, log: `${directory}.log` },
  );
  await waitUntil('TYPO3', () => pageHolds(`${url}/typo3/login`, 'login'), { server });
  return server;
}
