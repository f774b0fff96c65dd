import type { Command } from 'commander';
import { processor, type Core, type RestoreRequest, type RestoreRequestOfTenant } from '@kundenmeister/core';
import { CommandFailure, writeResult, type CommandIo } from './output';
import { withCore } from './with-core';

interface Output {
  readonly json?: boolean;
}

type Step = (requests: Core['restoreRequests'], acting: { tenantId: string; actor: string }) => Promise<RestoreRequest>;

/** `kmdp restore-request list|done|refuse`: what customers asked to have back. */
export function addRestoreRequestCommands(program: Command, io: CommandIo): void {
  const requests = program.command('restore-request').description('recoveries that customers asked for');
  requests
    .command('list')
    .description('what waits, with what the customer wrote to us; the oldest first')
    .option('--json', 'one line of JSON')
    .action(async (options: Output) => {
      const open = await withCore(io, ({ restoreRequests }) => restoreRequests.listOpen());
      writeResult(io, options, { requests: open }, open.length > 0 ? open.map(line) : ['nothing to restore']);
    });
  requests
    .command('done <id>')
    .description('the rows are back; "kmdp restore --tenant" says so by itself')
    .option('--json', 'one line of JSON')
    .action((id: string, options: Output) => close(io, id, options, (all, acting) => all.done(acting, id)));
  requests
    .command('refuse <id>')
    .description('the rows cannot be brought back')
    .requiredOption('--reason <text>', 'why not, for the customer; name no person')
    .option('--json', 'one line of JSON')
    .action((id: string, options: Output & { reason: string }) =>
      close(io, id, options, (all, acting) => all.refuse(acting, id, options.reason)),
    );
}

async function close(io: CommandIo, id: string, options: Output, step: Step): Promise<void> {
  const { state } = await withCore(io, async ({ restoreRequests }) => {
    const request = (await restoreRequests.listOpen()).find((each) => each.id === id);
    if (!request) throw new CommandFailure('no open request has this id');
    return step(restoreRequests, { tenantId: request.tenantId, actor: processor().name });
  });
  writeResult(io, options, { id, state }, [`${id}  ${state}`]);
}

function line({ id, tenantId, backupDate, receivedAt, description }: RestoreRequestOfTenant): string {
  return `${receivedAt.toISOString()}  ${id}  tenant ${tenantId}  backup of ${backupDate}\n  ${description ?? ''}`;
}
