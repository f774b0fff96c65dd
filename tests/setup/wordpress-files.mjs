import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './paths.mjs';
import { runOrFail } from './processes.mjs';
import { step } from './report.mjs';

/**
 * WordPress comes whole and unchanged out of this npm package (GPL-2.0-or-later), with its German translation, wp-cli
 * and the SQLite drop-in, so that no other server is needed. The digest is the registry's own `dist.integrity`.
 */
const source = {
  package: 'wp-studio@1.22.0',
  file: 'wp-studio-1.22.0.tgz',
  integrity: 'sha512-boMtahkhgWDKKyNTBA1uTK5ghnAmxXhDY6KeQCO9FmcI3/o+YOSq8JwYW5ZYnxHCxH14Jf/mD6CJTBvTWl2Ytw==',
  folder: 'package/dist/cli/wp-files',
};
const unpacked = join(cache, source.file.replace('.tgz', ''));

/** Where the parts lie once `fetchWordPress` has resolved. */
export const wordpressFiles = {
  core: join(unpacked, 'latest', 'wordpress'),
  languages: join(unpacked, 'latest', 'languages'),
  sqlite: join(unpacked, 'sqlite-database-integration'),
  wpCli: join(unpacked, 'wp-cli', 'wp-cli.phar'),
};

/** Downloads (once), checks and unpacks WordPress into `data/cache/`. */
export async function fetchWordPress() {
  const done = join(unpacked, '.done');
  if (existsSync(done)) return;
  await mkdir(cache, { recursive: true });
  const archive = join(cache, source.file);
  if (!(await matches(archive))) {
    await step('Download WordPress (64 MB)', () =>
      runOrFail('npm', ['pack', '--silent', source.package, '--pack-destination', cache], { cwd: cache }),
    );
    if (!(await matches(archive))) throw new Error(`${source.package} is not the file that was published.`);
  }
  await step('Unpack WordPress', () => unpack(archive));
  await writeFile(done, '');
}

async function unpack(archive) {
  await rm(unpacked, { recursive: true, force: true });
  await mkdir(unpacked, { recursive: true });
  const wanted = ['latest', 'sqlite-database-integration', 'wp-cli'].map((name) => `${source.folder}/${name}`);
  const strip = `--strip-components=${source.folder.split('/').length}`;
  await runOrFail('tar', ['-xzf', archive, '-C', unpacked, strip, ...wanted]);
}

async function matches(archive) {
  if (!existsSync(archive)) return false;
  const digest = createHash('sha512').update(await readFile(archive));
  return `sha512-${digest.digest('base64')}` === source.integrity;
}

/**
 * Copies WordPress (`core`, the newest unless another is named) and its translation for `locale` into `directory`; false when
 * there is no such translation.
 */
export async function copyWordPress(directory, locale, core = wordpressFiles.core) {
  await cp(core, directory, { recursive: true });
  const target = join(directory, 'wp-content', 'languages');
  let found = false;
  for (const sub of ['', 'plugins', 'themes']) {
    const from = join(wordpressFiles.languages, sub);
    if (!existsSync(from)) continue;
    await mkdir(join(target, sub), { recursive: true });
    for (const name of await readdir(from)) {
      if (!new RegExp(`(^|-)${locale}[-.]`).test(name)) continue;
      await cp(join(from, name), join(target, sub, name));
      found = true;
    }
  }
  return found;
}
