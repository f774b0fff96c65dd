import { writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import {
  exportFormats,
  exportViews,
  locales,
  type ExportFormat,
  type ExportView,
  type Locale,
} from '@kundenmeister/core';
import { writeResult, type CommandIo } from './output';
import { withCore } from './with-core';

interface ExportOptions {
  readonly view: ExportView;
  readonly format: ExportFormat;
  readonly locale: Locale;
  readonly tenant?: string;
  readonly output: string;
  readonly json?: boolean;
}

/** `kmdp directory export`: a record of processing activities as a file. */
export function addDirectoryCommands(program: Command, io: CommandIo): void {
  const directory = program.command('directory').description('the records of processing activities');
  const command = directory
    .command('export')
    .description("write the processor's record, over all tenants or of one, or one controller's")
    .addOption(new Option('--view <view>', 'whose record').choices(exportViews).default('processor'))
    .addOption(new Option('--format <format>', 'kind of file').choices(exportFormats).default('pdf'))
    .addOption(new Option('--locale <locale>', 'language').choices(locales).default('de'))
    .option('--tenant <id>', 'only this tenant; needed for the view of a controller')
    .requiredOption('--output <file>', 'the file to write')
    .option('--json', 'one line of JSON')
    .action(async (options: ExportOptions) => {
      const { view, format, locale, tenant, output } = options;
      if (view === 'controller' && tenant === undefined) command.error('error: --view controller needs --tenant');
      const { content } = await withCore(io, ({ directoryExports }) =>
        view === 'controller' && tenant !== undefined
          ? directoryExports.controllerFile(tenant, format, locale)
          : directoryExports.processorFile(format, locale, tenant),
      );
      await writeFile(output, content, { mode: 0o600 });
      writeResult(io, options, { output, bytes: content.length }, [`wrote ${output} (${content.length} bytes)`]);
    });
}
