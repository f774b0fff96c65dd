import { constants, createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BackupStore } from './backup-store';

/** What is being written ends in this until it is whole. */
const unfinished = '.part';

/** Backups in a directory of this machine, or of another that is mounted here. Only its owner may read it. */
export function directoryStore(directory: string): BackupStore {
  return {
    async write(name, content) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const target = join(directory, name);
      const partial = `${target}${unfinished}`;
      try {
        await pipeline(content, createWriteStream(partial, { mode: 0o600, flush: true }));
        await rename(partial, target);
        await flushDirectory(directory);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    async read(name) {
      const handle = await open(join(directory, name));
      return createReadStream('', { fd: handle });
    },
    async list() {
      return (await namesIn(directory)).filter((name) => !name.endsWith(unfinished)).sort();
    },
    async removeUnfinished(before) {
      for (const name of (await namesIn(directory)).filter((each) => each.endsWith(unfinished))) {
        const file = join(directory, name);
        const changedAt = await stat(file).then(
          ({ mtimeMs }) => mtimeMs,
          () => Infinity,
        );
        if (changedAt < before.getTime()) await rm(file, { force: true });
      }
    },
    async remove(name) {
      await rm(join(directory, name), { force: true });
    },
    async fault() {
      return (await isWritable(directory)) ? undefined : 'it cannot be written: check its permissions';
    },
  };
}

/** Whether a directory can be written, or made. */
async function isWritable(directory: string): Promise<boolean> {
  const found = await stat(directory).catch(() => undefined);
  if (!found && dirname(directory) !== directory) return isWritable(dirname(directory));
  return access(directory, constants.W_OK | constants.X_OK).then(
    () => found?.isDirectory() === true,
    () => false,
  );
}

async function namesIn(directory: string): Promise<readonly string[]> {
  return readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

/** A renamed file survives a power loss only once its directory is flushed, too. */
async function flushDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Text as the content of a file in a store. */
export function textContent(text: string): Readable {
  return Readable.from([Buffer.from(text, 'utf8')]);
}
