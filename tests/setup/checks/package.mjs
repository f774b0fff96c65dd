import { nodeTests } from './javascript.mjs';

/** What customers get: the archive, uploaded to a WordPress that has nothing else of this project. */
export const archive = {
  id: 'package',
  needsBuild: true,
  title: 'Archive of the plugin in a stock WordPress',
  needs: ['php'],
  run: ({ directory }) =>
    nodeTests(directory, 'package', 'tests/package/**/*.test.mjs', { KMDP_TEST_DIRECTORY: directory }),
};
