import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a step was last done with: the step is skipped while its inputs' digest is the one in its stamp. */
export const readStamp = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

export function writeStamp(file, digest) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, digest);
}

/** SHA-256 of one file's bytes. */
export const fileDigest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** SHA-256 over names and bytes of all files below `paths`, but not below a folder named in `skip`. */
export function treeDigest(paths, skip = ['node_modules', 'dist', 'build', 'vendor']) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) return void hash.update(`${path}\0${fileDigest(path)}\0`);
    for (const name of readdirSync(path).sort()) if (!skip.includes(name)) visit(join(path, name));
  };
  paths.forEach(visit);
  return hash.digest('hex');
}
