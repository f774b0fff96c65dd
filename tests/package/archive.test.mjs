import AdmZip from 'adm-zip';
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { packPlugin } from '../setup/plugin-archive.mjs';
import { plugin, pluginSlug } from '../setup/paths.mjs';

const names = async () => new AdmZip(await packPlugin()).getEntries().map(({ entryName }) => entryName);

test('the same files give the same bytes, whatever the time', async () => {
  const first = await packPlugin();
  await new Promise((done) => setTimeout(done, 2100));
  assert.ok(first.equals(await packPlugin()));
});

test('all lies in the one folder that WordPress expects', async () => {
  for (const name of await names()) assert.ok(name.startsWith(`${pluginSlug}/`), name);
});

test('what the plugin needs to run is in it', async () => {
  const found = await names();
  for (const needed of [
    'kundenmeister-data-protection.php',
    'uninstall.php',
    'readme.txt',
    'LICENSE',
    'includes/Plugin.php',
    'build/blocks-manifest.php',
    'build/blocks/form/view.js',
    'build/settings/index.js',
    'languages/kundenmeister-data-protection-de_DE.mo',
  ])
    assert.ok(found.includes(`${pluginSlug}/${needed}`), needed);
});

test('sources, tests and tools are not in it', async () => {
  const surplus =
    /\/(src|tests|vendor|node_modules|scripts)\/|\.(ts|tsx|scss|map|neon|dist|lock)$|compile\.php$|\/\.|package\.json$|composer\.json$/;
  assert.deepEqual(
    (await names()).filter((name) => surplus.test(name)),
    [],
  );
});

test('every place names the same version', async () => {
  const text = (...path) => readFile(join(plugin, ...path), 'utf8');
  const version = JSON.parse(await text('package.json')).version;
  assert.match(await text('kundenmeister-data-protection.php'), new RegExp(`Version: +${version}\n`));
  assert.match(await text('readme.txt'), new RegExp(`Stable tag: ${version}\n`));
  assert.match(await text('readme.txt'), new RegExp(`= ${version} =\n`));
  for (const block of await readdir(join(plugin, 'src', 'blocks')))
    assert.equal(JSON.parse(await text('src', 'blocks', block, 'block.json')).version, version, block);
});

test('readme.txt keeps the limits of the plugin directory', async () => {
  const readme = await readFile(join(plugin, 'readme.txt'), 'utf8');
  const [head, ...sections] = readme.split(/^== (.+) ==$/m);
  const field = (name) => new RegExp(`^${name}: (.+)$`, 'm').exec(head)?.[1] ?? '';
  const short = head.trim().split('\n').at(-1);
  assert.ok(short.length > 0 && short.length <= 150, short);
  assert.ok(field('Tags').split(',').length <= 5, field('Tags'));
  assert.match(field('License'), /^GPL-2\.0-or-later$/);
  const plugins = await readFile(join(plugin, 'kundenmeister-data-protection.php'), 'utf8');
  for (const name of ['Requires at least', 'Requires PHP'])
    assert.match(plugins, new RegExp(`${name}: +${field(name).replace('.', '\\.')}\n`), name);
  for (const section of ['Description', 'Installation', 'Frequently Asked Questions', 'Changelog'])
    assert.ok(sections.includes(section), section);
});
