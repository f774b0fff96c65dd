import type { Command } from 'commander';
import type { LedgerVerification } from '@kundenmeister/core';
import { CommandFailure, writeResult, type CommandIo } from './output';
import { withCore } from './with-core';

/** `kmdp ledger verify`: exit status 1 when a chain does not hold. */
export function addLedgerCommands(program: Command, io: CommandIo): void {
  program
    .command('ledger')
    .description('the hash chain of each tenant')
    .command('verify')
    .description('compute the chains again and compare')
    .option('--tenant <id>', 'only this tenant')
    .option('--json', 'one line of JSON')
    .action(async (options: { tenant?: string; json?: boolean }) => {
      const { tenant } = options;
      const results = await withCore(io, async (core) =>
        tenant === undefined ? core.ledger.verifyAll() : [await core.ledger.verify(tenant)],
      );
      const tenants = results.map(({ tenantId, ...rest }) => ({ id: tenantId, ...rest }));
      writeResult(io, options, { tenants }, results.map(line));
      const broken = results.filter((result) => !result.ok);
      if (broken.length > 0) throw new CommandFailure(`the ledger of ${broken.length} tenant(s) does not verify`);
    });
}

function line({ tenantId, entries, ok, firstBad }: LedgerVerification): string {
  return `${tenantId}  ${entries} entries  ${ok ? 'ok' : `BROKEN at entry ${firstBad}`}`;
}
