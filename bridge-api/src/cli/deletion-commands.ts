import type { Command } from 'commander';
import type { Core } from '@kundenmeister/core';
import { CommandFailure, writeResult, type CommandIo } from './output';
import { withCore } from './with-core';

interface Options {
  readonly tenant?: string;
  readonly json?: boolean;
}

type Listed = Awaited<ReturnType<Core['deletions']['listOpen']>>[number];

/** `kmdp deletion list|run`: what is still to be deleted, and doing it now. Shows ids, and no personal data. */
export function addDeletionCommands(program: Command, io: CommandIo): void {
  const deletion = program.command('deletion').description('deletion requests and what is due for deletion');
  deletion
    .command('list')
    .description('open requests, what is due first coming first')
    .option('--tenant <id>', 'only those of this tenant')
    .option('--json', 'one line of JSON')
    .action(async (options: Options) => {
      const open = await withCore(io, ({ deletions }) => deletions.listOpen(options.tenant));
      const requests = open.map(summary);
      writeResult(io, options, { requests }, open.length > 0 ? open.map(line) : ['nothing to delete']);
    });
  deletion
    .command('run')
    .description('carry out what is approved and due')
    .option('--tenant <id>', 'only requests of this tenant')
    .option('--json', 'one line of JSON')
    .action(async (options: Options) => {
      const { tenant } = options;
      const done = await withCore(io, ({ deletionRuns }) =>
        deletionRuns.run(tenant === undefined ? {} : { tenantId: tenant }),
      );
      const { executed, held, failed } = done;
      writeResult(io, options, done, [`${executed} executed, ${held} kept by a legal hold, ${failed} failed`]);
      if (failed > 0) throw new CommandFailure(`${failed} deletion request(s) failed`);
    });
}

function summary({ id, tenantId, kind, origin, state, chargeable, receivedAt, dueAt, overdue }: Listed): object {
  return { id, tenantId, kind, origin, state, chargeable, receivedAt, dueAt, overdue };
}

function line({ id, tenantId, kind, state, dueAt, overdue }: Listed): string {
  return `${dueAt.toISOString()}  ${overdue ? 'OVERDUE  ' : ''}${state}  ${kind}  ${id}  tenant ${tenantId}`;
}
