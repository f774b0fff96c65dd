import { ConsentAuditService } from '../../consent/consent-audit-service';
import type { Database } from '../../database/database';
import { LedgerService } from '../../ledger/ledger-service';
import { ReplayService, type Replayed, type ReplayParts } from './replay-service';

/** What a database that came out of a backup is like once it is cleansed. */
export interface Cleansed extends Replayed {
  /** What speaks against the data, in words without personal data; empty when nothing does. */
  readonly faults: readonly string[];
  /** Consents that a ledger knows, and of which the backup had lost rows, by tenant; nothing that speaks against the data. */
  readonly consentsLost: Readonly<Record<string, number>>;
}

/**
 * Erases again what the journal names in a database that came out of a backup and that nobody else uses, and looks for what
 * speaks against it: anything left of the erased, a ledger of these tenants that does not hold, a consent that is not as its
 * ledger says. Throws `RestoreRefused` when the vault is another database's.
 */
export async function cleanse(database: Database, parts: ReplayParts, tenantIds: readonly string[]): Promise<Cleansed> {
  let [erasedAgain, withoutKey] = [0, 0];
  for (;;) {
    const { seq } = await parts.journal.head();
    const replay = new ReplayService(database, parts);
    const replayed = await replay.run();
    erasedAgain += replayed.erasedAgain;
    withoutKey += replayed.withoutKey;
    const left = (await replay.traces()).map((trace) => `what was erased is still in the restored data: ${trace}`);
    const found = await reviewLedgers(database, parts, tenantIds);
    const faults = [...left, ...found.faults];
    // What is erased meanwhile looks like something left, and its payloads like forged ones.
    if (faults.length === 0 || (await parts.journal.head()).seq === seq) {
      return { erasedAgain, withoutKey, faults, consentsLost: found.consentsLost };
    }
  }
}

async function reviewLedgers(
  database: Database,
  { vault, runtime }: ReplayParts,
  tenantIds: readonly string[],
): Promise<Pick<Cleansed, 'faults' | 'consentsLost'>> {
  const ledger = new LedgerService(database, vault, runtime);
  const audit = new ConsentAuditService(database, vault, ledger);
  const faults: string[] = [];
  const consentsLost: Record<string, number> = {};
  for (const id of tenantIds) {
    const { ok, firstBad } = await ledger.verify(id);
    if (!ok) {
      faults.push(`the ledger of tenant ${id} is broken at entry ${firstBad}`);
      continue;
    }
    const { lost, firstChanged } = await audit.review(id);
    if (lost > 0) consentsLost[id] = lost;
    if (!firstChanged) continue;
    const { consentId, what } = firstChanged;
    faults.push(`consent ${consentId} of tenant ${id} does not follow from its ledger (${what})`);
  }
  return { faults, consentsLost };
}
