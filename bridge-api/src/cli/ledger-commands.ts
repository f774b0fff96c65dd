import type { Command } from 'commander';
import type { ConsentAudit, Core, LedgerVerification } from '@kundenmeister/core';
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
      const results = await withCore(io, async (core) => {
        const chains = tenant === undefined ? await core.ledger.verifyAll() : [await core.ledger.verify(tenant)];
        return audited(core, chains);
      });
      const tenants = results.map(({ tenantId, consents, ...rest }) => ({
        id: tenantId,
        ...rest,
        ...(consents && { consents: { compared: consents.consents, ok: consents.ok, ...mismatchOf(consents) } }),
      }));
      writeResult(io, options, { tenants }, results.map(line));
      const broken = results.filter((result) => !result.ok || result.consents?.ok === false);
      if (broken.length > 0) throw new CommandFailure(`the ledger of ${broken.length} tenant(s) does not verify`);
    });
}

type Audited = LedgerVerification & { readonly consents?: ConsentAudit };

/** Consents are compared with chains that hold only: nothing follows from another. */
async function audited(core: Core, chains: readonly LedgerVerification[]): Promise<readonly Audited[]> {
  const results: Audited[] = [];
  for (const chain of chains) {
    if (!chain.ok) results.push(chain);
    else {
      results.push({ ...chain, consents: await core.consentAudit.audit(chain.tenantId) });
    }
  }
  return results;
}

function mismatchOf({ firstMismatch }: ConsentAudit): Pick<ConsentAudit, 'firstMismatch'> {
  return firstMismatch ? { firstMismatch } : {};
}

function line({ tenantId, entries, ok, firstBad, consents }: Audited): string {
  const chain = `${tenantId}  ${entries} entries  ${ok ? 'ok' : `BROKEN at entry ${firstBad}`}`;
  if (!consents) return chain;
  const { firstMismatch } = consents;
  const found = firstMismatch ? `DIFFERENT at ${firstMismatch.consentId} (${firstMismatch.what})` : 'ok';
  return `${chain}  ${consents.consents} consents  ${found}`;
}
