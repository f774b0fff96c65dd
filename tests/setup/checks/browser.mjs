import { rm } from 'node:fs/promises';
import { screenshots } from '../paths.mjs';
import { findProgram } from '../system-packages.mjs';
import { nodeTests } from './javascript.mjs';

/** A person's way through the real thing: Chromium, WordPress with PHP and MariaDB, and the bridge. */
export const browser = {
  id: 'browser',
  needsBuild: true,
  title: 'Real browser against real WordPress',
  needs: ['php', 'mariadbd', 'chromium'],
  run: async ({ directory, mariadb }) => {
    await rm(screenshots, { recursive: true, force: true });
    return nodeTests(directory, 'browser', 'tests/browser/**/*.test.mjs', {
      CHROMIUM: await findProgram('chromium'),
      KMDP_TEST_DIRECTORY: directory,
      KMDP_TEST_MARIADB_PORT: String((await mariadb()).port),
      KMDP_SCREENSHOTS: screenshots,
    });
  },
};
