import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { anyFreePort, pageHolds, waitUntil } from './network.mjs';
import { plugin, pluginSlug, setupDirectory } from './paths.mjs';
import { runOrFail, startServer } from './processes.mjs';
import { copyWordPress, fetchWordPress, wordpressFiles } from './wordpress-files.mjs';

/** Without these each page would wait for hosts that a test must not need, and cron would run by surprise. */
const constants = `
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1,localhost' );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_LOG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_ENVIRONMENT_TYPE', 'local' );
`;

const noWelcome = {
  core: { enableChoosePatternModal: false },
  'core/edit-post': { welcomeGuide: false, fullscreenMode: false },
  _modified: '2026-01-01T00:00:00.000Z',
};

export const admin = { user: 'admin', password: 'admin' };

/**
 * Makes a new WordPress site in `directory` on PHP's built-in server, with the plugin of this project active.
 * `mariadb` (from `startMariaDb`) gives it a database of its own, without it the site runs on SQLite. `network` makes it the
 * first of a network of sites in folders, with the plugin active in all, at `http://localhost` (a network has no port).
 * `core` is another WordPress than the newest, `archive` installs the plugin from that file instead of linking its sources.
 * Promises `{directory, url, wp(...args), wpReading(text, ...args), sql(query), start(), stop()}`; the server runs only after
 * `start()`, `wpReading` gives wp-cli something on standard input, `sql` is for MariaDB only.
 */
export async function makeWordPressSite({
  directory,
  mariadb = null,
  locale = 'en_US',
  activatePlugin = true,
  network = false,
  core,
  archive,
}) {
  await fetchWordPress();
  await rm(directory, { recursive: true, force: true });
  await mkdir(dirname(directory), { recursive: true });
  await copyWordPress(directory, locale, core);
  const url = network ? 'http://localhost' : `http://127.0.0.1:${await anyFreePort()}`;
  const wp = (...args) => runWpCli(directory, args);

  const database = mariadb ? await createDatabase(mariadb, directory) : await useSqlite(directory);
  await runWpCli(directory, ['config', 'create', ...database, '--skip-check', '--force', '--extra-php'], constants);
  const content = join(directory, 'wp-content');
  await mkdir(join(content, 'mu-plugins'), { recursive: true });
  await cp(join(setupDirectory, 'wordpress', 'offline.php'), join(content, 'mu-plugins', 'offline.php'));
  if (!archive) await symlink(plugin, join(content, 'plugins', pluginSlug));

  const account = [
    `--admin_user=${admin.user}`,
    `--admin_password=${admin.password}`,
    '--admin_email=admin@example.org',
  ];
  await wp('core', 'install', `--url=${url}`, '--title=Muster GmbH', ...account, `--locale=${locale}`, '--skip-email');
  await wp('rewrite', 'structure', '/%postname%/');
  await wp('option', 'update', 'show_avatars', '0');
  await wp('user', 'meta', 'update', 'admin', 'show_welcome_panel', '0');
  await wp('user', 'meta', 'update', 'admin', 'wp_persisted_preferences', JSON.stringify(noWelcome), '--format=json');
  if (network) await wp('core', 'multisite-convert', '--title=Muster-Netz');
  if (archive) await wp('plugin', 'install', archive);
  if (activatePlugin) await wp('plugin', 'activate', pluginSlug, ...(network ? ['--network'] : []));

  let server = null;
  return {
    directory,
    url,
    wp,
    wpReading: (text, ...args) => runWpCli(directory, args, text),
    sql: (query) => mariadb.execute(`USE ${databaseName(directory)}; ${query}`),
    start: async () => {
      server = await startPhp(directory, url);
    },
    stop: async () => server?.stop(),
  };
}

function runWpCli(directory, args, input) {
  const php = ['-d', 'memory_limit=512M', '-d', 'error_reporting=E_ALL&~E_DEPRECATED', wordpressFiles.wpCli];
  return runOrFail('php', [...php, '--allow-root', `--path=${directory}`, ...args], input ? { input } : {});
}

async function createDatabase(mariadb, directory) {
  const name = databaseName(directory);
  await mariadb.execute(`DROP DATABASE IF EXISTS ${name}; CREATE DATABASE ${name} CHARACTER SET utf8mb4;`);
  return [
    `--dbname=${name}`,
    '--dbuser=root',
    '--dbpass=',
    `--dbhost=127.0.0.1:${mariadb.port}`,
    '--dbcharset=utf8mb4',
  ];
}

const databaseName = (directory) => `wp_${directory.replace(/\W+/g, '_').slice(-40)}`;

async function useSqlite(directory) {
  const name = 'sqlite-database-integration';
  const target = join(directory, 'wp-content', 'mu-plugins', name);
  await cp(wordpressFiles.sqlite, target, { recursive: true });
  const dropIn = await readFile(join(wordpressFiles.sqlite, 'db.copy'), 'utf8');
  const filled = dropIn
    .replaceAll('{SQLITE_IMPLEMENTATION_FOLDER_PATH}', target)
    .replaceAll('{SQLITE_PLUGIN}', `${name}/load.php`);
  await writeFile(join(directory, 'wp-content', 'db.php'), filled);
  return ['--dbname=wp', '--dbuser=wp', '--dbpass=wp', '--dbhost=localhost'];
}

async function startPhp(directory, url) {
  const settings = ['opcache.enable_cli=1', 'memory_limit=256M', 'upload_max_filesize=16M', 'post_max_size=16M'];
  const options = settings.flatMap((setting) => ['-d', setting]);
  const server = startServer(
    'php',
    [...options, '-S', new URL(url).host, '-t', directory, join(setupDirectory, 'wordpress', 'router.php')],
    { env: { PHP_CLI_SERVER_WORKERS: '4' }, log: `${directory}.log` },
  );
  await waitUntil('WordPress', () => pageHolds(`${url}/wp-login.php`, 'user_login'), { server });
  return server;
}
