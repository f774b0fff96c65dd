import './node-version.mjs';
import { relative } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root } from './paths.mjs';
import { red, say } from './report.mjs';

async function main() {
  await install();
  await build();
  const { archiveFile, writeArchive } = await import('./plugin-archive.mjs');
  const bytes = await writeArchive();
  say(`${relative(root, archiveFile)} (${Math.ceil(bytes / 1024)} KB): upload it under Plugins → Add Plugin.`);
}

main().catch((error) => {
  console.error(red(error.message));
  process.exit(1);
});
