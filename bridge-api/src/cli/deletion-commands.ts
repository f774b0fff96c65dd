import type { Command } from 'commander';
import type { Core } from '@kundenmeister/core';
import { addDescribedCommands } from './described-commands';
import { CommandFailure, writeResult, type CommandIo } from './output';
import { withCore } from './with-core';

interface Options {
  readonly tenant?: string;
  readonly json?: boolean;
}

interface PreviewOptions extends Options {
  readonly tenant: string;
}

type Listed = Awaited<ReturnType<Core['deletions']['listOpen']>>[number];

/** `kmdp deletion list|preview|run|show|name`: what is still to be deleted, and doing it now. Only `show` shows personal data. */
export function addDeletionCommands(program: Command, io: CommandIo): void {
  const deletion = program.command('deletion').description('deletion requests and what is due for deletion');
  deletion
    .command('list')
    .description('open requests, what is due first coming first')
    .option('--tenant <id>', 'only those of this tenant')
    .option('--json', 'one line of JSON')
    .action(async (options: Options) => {
      const open = await withCore(io, async ({ deletions, tenants }) => {
        await requireTenant(tenants, options.tenant);
        return deletions.listOpen(options.tenant);
      });
      const requests = open.map(summary);
      writeResult(io, options, { requests }, open.length > 0 ? open.map(line) : ['nothing to delete']);
    });
  deletion
    .command('preview')
    .description('what the next run deletes of a tenant without a request, or only reports, and why')
    .requiredOption('--tenant <id>', 'the tenant')
    .option('--json', 'one line of JSON')
    .action(async (options: PreviewOptions) => {
      const found = await withCore(io, async ({ deletionPreviews, tenants }) => {
        await requireTenant(tenants, options.tenant);
        return deletionPreviews.preview(options.tenant);
      });
      const items = found.items.map(({ email: _email, groupName: _group, ...item }) => item);
      const lines = items.map(({ kind, contactId, dueAt, acts }) =>
        [dueAt.toISOString(), kind, contactId ?? '-', acts ? 'is deleted' : 'only reported'].join('  '),
      );
      writeResult(io, options, { ...found, items }, lines.length > 0 ? lines : ['nothing is due']);
    });
  deletion
    .command('run')
    .description('carry out what is approved, and without --tenant also what is due without a request')
    .option('--tenant <id>', 'only requests of this tenant')
    .option('--json', 'one line of JSON')
    .action(async (options: Options) => {
      const { tenant } = options;
      const done = await withCore(io, async ({ deletionRuns, sweeps, tenants }) => {
        await requireTenant(tenants, tenant);
        if (tenant !== undefined) return deletionRuns.run({ tenantId: tenant });
        const swept = await sweeps.run();
        return { ...(await deletionRuns.run()), ...(swept && { swept }) };
      });
      const { executed, held, failed } = done;
      writeResult(io, options, done, [`${executed} executed, ${held} kept by a legal hold, ${failed} failed`]);
      if (failed > 0) throw new CommandFailure(`${failed} deletion request(s) failed`);
    });
  addDescribedCommands(deletion, io);
}

/** Throws `not-found` for one that is not there. */
async function requireTenant(tenants: Core['tenants'], id: string | undefined): Promise<void> {
  if (id !== undefined) await tenants.getSettings(id);
}

function summary({ id, tenantId, kind, origin, state, chargeable, receivedAt, dueAt, overdue }: Listed): object {
  return { id, tenantId, kind, origin, state, chargeable, receivedAt, dueAt, overdue };
}

function line({ id, tenantId, kind, state, dueAt, overdue }: Listed): string {
  return `${dueAt.toISOString()}  ${overdue ? 'OVERDUE  ' : ''}${state}  ${kind}  ${id}  tenant ${tenantId}`;
}
