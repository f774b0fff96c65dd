import type { LedgerVerification } from '../ledger/types';
import type { BackupManifest } from './types';

/** What was found when a backup was restored for trial. */
export interface BackupVerification {
  readonly ok: boolean;
  /** What is wrong, in plain words without personal data; empty when all is well. */
  readonly faults: readonly string[];
}

interface Restored {
  readonly integrity: () => Promise<readonly string[]>;
  readonly rows: () => Promise<Readonly<Record<string, number>>>;
  /** The hash of one entry; undefined when there is none of that number. */
  readonly hashAt: (tenantId: string, seq: number) => Promise<string | undefined>;
  readonly verifyLedger: (tenantId: string) => Promise<Pick<LedgerVerification, 'ok' | 'firstBad'>>;
}

/** Compares what was restored with what the manifest says, and walks the chain of each tenant. */
export async function verifyRestored(manifest: BackupManifest, restored: Restored): Promise<BackupVerification> {
  const faults = [...(await restored.integrity())];
  if (faults.length === 0) {
    faults.push(...rowFaults(manifest.tables, await restored.rows()));
    for (const [tenantId, head] of Object.entries(manifest.ledgerHeads)) {
      const hash = head.seq === 0 ? head.hash : await restored.hashAt(tenantId, head.seq);
      if (hash !== head.hash) faults.push(`the ledger of tenant ${tenantId} does not hold its head ${head.seq}`);
      const { ok, firstBad } = await restored.verifyLedger(tenantId);
      if (!ok) faults.push(`the ledger of tenant ${tenantId} is broken at entry ${firstBad}`);
    }
  }
  return { ok: faults.length === 0, faults };
}

function rowFaults(expected: Readonly<Record<string, number>>, found: Readonly<Record<string, number>>): string[] {
  const tables = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort();
  return tables
    .filter((table) => expected[table] !== found[table])
    .map((table) => `table ${table} has ${found[table] ?? 'no'} rows instead of ${expected[table] ?? 'none'}`);
}
