import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { plugin, pluginSlug } from '../paths.mjs';
import { runOrFail } from '../processes.mjs';
import { fetchWordPress, wordpressFiles } from '../wordpress-files.mjs';
import { readCatalogue, untranslated } from './gettext.mjs';
import { outcome } from './outcome.mjs';

/** Every text of the plugin has a German translation. wp-cli reads no TypeScript, so the texts come out of the build. */
export const translation = {
  id: 'german',
  needsBuild: true,
  title: 'German translation is complete',
  needs: ['php'],
  run: async ({ directory }) => {
    const catalogue = join(plugin, 'languages', `${pluginSlug}-de_DE.po`);
    if (!existsSync(catalogue)) return outcome({ failed: 1, details: `${pluginSlug}-de_DE.po is missing.` });
    const template = join(directory, 'plugin.pot');
    await fetchWordPress();
    const exclude = '--exclude=src,vendor,tests,node_modules';
    const php = [
      '-d',
      'memory_limit=1G',
      '-d',
      'error_reporting=E_ALL&~E_DEPRECATED',
      wordpressFiles.wpCli,
      '--allow-root',
    ];
    const make = [
      'i18n',
      'make-pot',
      plugin,
      template,
      `--domain=${pluginSlug}`,
      exclude,
      '--skip-block-json',
      '--skip-theme-json',
    ];
    await runOrFail('php', [...php, ...make]);
    const missing = untranslated(
      new Map([...readCatalogue(await readFile(template, 'utf8')), ...(await blockTexts())]),
      readCatalogue(await readFile(catalogue, 'utf8')),
    );
    if (missing.length === 0) return outcome({ passed: 1 });
    return outcome({ failed: 1, details: `Not translated:\n${missing.map((text) => `  ${text}`).join('\n')}` });
  },
};

/** The texts that WordPress translates out of each block.json; wp-cli would fetch the list of them from the internet. */
async function blockTexts() {
  const folder = join(plugin, 'src', 'blocks');
  const texts = new Map();
  for (const name of await readdir(folder)) {
    const block = JSON.parse(await readFile(join(folder, name, 'block.json'), 'utf8'));
    texts.set(`block title\u0004${block.title}`, {});
    if (block.description) texts.set(`block description\u0004${block.description}`, {});
    for (const keyword of block.keywords ?? []) texts.set(`block keyword\u0004${keyword}`, {});
  }
  return texts;
}
