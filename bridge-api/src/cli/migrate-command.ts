import type { Command } from 'commander';
import { writeResult, type CommandIo } from './output';
import { withOpenCore } from './with-core';

/** `kmdp migrate`. */
export function addMigrateCommand(program: Command, io: CommandIo): void {
  program
    .command('migrate')
    .description('bring the databases up to this release')
    .option('--json', 'one line of JSON')
    .action(async (options: { json?: boolean }) => {
      const migrations = await withOpenCore(io, (core) => core.migrate());
      const lines = migrations.length > 0 ? migrations.map((name) => `migrated ${name}`) : ['nothing to migrate'];
      writeResult(io, options, { migrations }, lines);
    });
}
