import AdmZip from 'adm-zip';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { data, plugin, pluginSlug, root } from './paths.mjs';

/** Where `npm run package` leaves the archive. */
export const archiveFile = join(data, 'release', `${pluginSlug}.zip`);

/** The first moment that a ZIP file can name (local time, as the format has it): no file's own time gets in. */
const noTime = () => new Date(1980, 0, 1);

/**
 * Promises the archive's files, sorted: `[{name, path}]`, `name` as it stands in the archive. They are those that `files` in the
 * plugin's package.json names (`!` leaves one out), and the licence.
 */
export async function pluginFiles() {
  const { files } = JSON.parse(await readFile(join(plugin, 'package.json'), 'utf8'));
  const left = new Set(files.filter((name) => name.startsWith('!')).map((name) => name.slice(1)));
  const named = await Promise.all(files.filter((name) => !name.startsWith('!')).map(filesBelow));
  return [
    { name: 'LICENSE', path: join(root, 'LICENSE') },
    ...named
      .flat()
      .filter((name) => !left.has(name))
      .map((name) => ({ name, path: join(plugin, name) })),
  ].sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function filesBelow(name) {
  if (!(await stat(join(plugin, name))).isDirectory()) return [name];
  const entries = await readdir(join(plugin, name), { withFileTypes: true });
  return (await Promise.all(entries.map((entry) => filesBelow(posix.join(name, entry.name))))).flat();
}

/** The archive's bytes; the same files give the same bytes, whenever and wherever it is made. */
export async function packPlugin() {
  const archive = new AdmZip({ noSort: true });
  for (const { name, path } of await pluginFiles()) {
    archive.addFile(`${pluginSlug}/${name}`, await readFile(path), '', 0o644).header.time = noTime();
  }
  return archive.toBuffer();
}

/** Writes the archive of what is built now to `target`; promises its size in bytes. */
export async function writeArchive(target = archiveFile) {
  const bytes = await packPlugin();
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
  return bytes.length;
}
