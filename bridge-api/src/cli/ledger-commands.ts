import type { Command } from 'commander';
import type { LedgerFinding } from '@kundenmeister/core';
import { CommandFailure, writeResult, type CommandIo } from './output';
import { withCore } from './with-core';

/** `kmdp ledger verify`: exit status 1 when a chain does not hold, or consents do not follow from it. */
export function addLedgerCommands(program: Command, io: CommandIo): void {
  program
    .command('ledger')
    .description('the hash chain of each tenant')
    .command('verify')
    .description('compute the chains again, and compare them and the consents with what is stored')
    .option('--tenant <id>', 'only this tenant')
    .option('--json', 'one line of JSON')
    .action(async (options: { tenant?: string; json?: boolean }) => {
      const { tenant } = options;
      const found = await withCore(io, async ({ ledgerChecks }) =>
        tenant === undefined ? ledgerChecks.checkAll() : [await ledgerChecks.check(tenant)],
      );
      const tenants = found.map(({ tenantId, ...rest }) => ({ id: tenantId, ...rest }));
      writeResult(io, options, { tenants }, found.map(line));
      const broken = found.filter(({ ok }) => !ok);
      if (broken.length > 0) throw new CommandFailure(`the ledger of ${broken.length} tenant(s) does not verify`);
    });
}

function line({ tenantId, entries, firstBad, consents }: LedgerFinding): string {
  const chain = `${tenantId}  ${entries} entries`;
  if (!consents) return `${chain}  BROKEN at entry ${firstBad}`;
  const { compared, firstMismatch } = consents;
  const found = firstMismatch ? `DIFFERENT at ${firstMismatch.consentId} (${firstMismatch.what})` : 'ok';
  return `${chain}  ok  ${compared} consents  ${found}`;
}
