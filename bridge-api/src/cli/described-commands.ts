import { InvalidArgumentError, type Command } from 'commander';
import { DomainError, processor, recordTypes, type Core, type RecordRef } from '@kundenmeister/core';
import { CommandFailure, writeResult, type CommandIo } from './output';
import { withCore } from './with-core';

interface Output {
  readonly json?: boolean;
}

/** `kmdp deletion show|name`: for requests that say in words what is to be deleted, and wait for somebody to look for it. */
export function addDescribedCommands(deletion: Command, io: CommandIo): void {
  deletion
    .command('show <id>')
    .description('an open request with what the customer wrote; this may be personal data')
    .option('--json', 'one line of JSON')
    .action(async (id: string, options: Output) => {
      const request = await withCore(io, async (core) => core.deletions.get(await tenantOf(core, id), id));
      const { state, kind, dueAt, chargeable, description, note } = request;
      const lines = [
        `${dueAt.toISOString()}  ${state}  ${kind}  ${chargeable ? 'chargeable' : 'free'}`,
        description,
        note,
      ];
      writeResult(
        io,
        options,
        { id, state, kind, chargeable, dueAt, description, note },
        lines.filter((text) => text !== null),
      );
    });
  deletion
    .command('name <id>')
    .description('the records that a described request means; the next run deletes them')
    .argument(
      '<records...>',
      `each as TYPE:ID, with ${recordTypes.join(', ')} as type`,
      (text, before: readonly RecordRef[]) => [...before, recordOf(text)],
      [],
    )
    .option('--json', 'one line of JSON')
    .action(async (id: string, records: readonly RecordRef[], options: Output) => {
      const { state } = await withCore(io, async (core) => {
        const tenantId = await tenantOf(core, id);
        const acting = { tenantId, actor: processor().name };
        return core.deletions.nameFound(acting, id, records).catch((error: unknown) => {
          throw inWords(error, records);
        });
      });
      const result = { id, state, records: records.length };
      writeResult(io, options, result, [`${id}  ${state}  ${records.length} record(s) named`]);
    });
}

/** Throws unless it is open. */
async function tenantOf({ deletions }: Pick<Core, 'deletions'>, id: string): Promise<string> {
  const request = (await deletions.listOpen()).find((each) => each.id === id);
  if (!request) throw new CommandFailure('no open request has this id');
  return request.tenantId;
}

function recordOf(text: string): RecordRef {
  const [kind, id, ...more] = text.split(':');
  const type = recordTypes.find((each) => each === kind);
  if (!type || !id || more.length > 0) {
    throw new InvalidArgumentError(`a record is TYPE:ID, with ${recordTypes.join(', ')} as type`);
  }
  return { type, id };
}

/** What the codes mean for this command. */
function inWords(error: unknown, records: readonly RecordRef[]): unknown {
  if (!(error instanceof DomainError)) return error;
  if (error.code === 'deletion-state') {
    return new CommandFailure(
      'this request names its records already, or waits for the customer to accept its costs: only then is there something to look for',
    );
  }
  const [field] = error.fields ?? [];
  const record = records[Number(/^\/scope\/records\/(\d+)\//.exec(field?.pointer ?? '')?.[1])];
  return error.code === 'record-unknown' && record
    ? new CommandFailure(`the customer has no ${record.type}:${record.id}`)
    : error;
}
