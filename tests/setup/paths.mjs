import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Every place on disk that the set-up knows; all that it makes lies under `data/`, which git ignores. */
export const setupDirectory = dirname(fileURLToPath(import.meta.url));
export const root = resolve(setupDirectory, '../..');
export const data = join(root, 'data');
export const cache = join(data, 'cache');
export const typo3Extension = join(root, 'typo3-extension');
export const plugin = join(root, 'wp-plugin');
export const pluginSlug = 'kundenmeister-data-protection';
export const kmdpProgram = join(root, 'bridge-api', 'bin', 'kmdp.js');
export const screenshots = join(data, 'test', 'screenshots');
