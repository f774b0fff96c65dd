import type { BackupManifest } from './types';

/** What was found when a backup was restored for trial. */
export interface BackupVerification {
  readonly ok: boolean;
  /** What is wrong, in plain words without personal data; empty when all is well. */
  readonly faults: readonly string[];
  /** Consents that a ledger knows, and of which rows are lost, by tenant: no fault of the backup. */
  readonly consentsLost: Readonly<Record<string, number>>;
}

/** What came out of a backup, as it is. */
export interface RestoredContent {
  readonly integrity: () => Promise<readonly string[]>;
  readonly rows: () => Promise<Readonly<Record<string, number>>>;
  /** The hash of one entry; undefined when there is none of that number. */
  readonly hashAt: (tenantId: string, seq: number) => Promise<string | undefined>;
}

/** What of the restored content is not as the manifest says: the engine's own checks, rows by table, heads of ledgers. */
export async function contentFaults(manifest: BackupManifest, restored: RestoredContent): Promise<readonly string[]> {
  const faults = [...(await restored.integrity())];
  if (faults.length > 0) return faults;
  faults.push(...rowFaults(manifest.tables, await restored.rows()));
  for (const [tenantId, head] of Object.entries(manifest.ledgerHeads)) {
    const hash = head.seq === 0 ? head.hash : await restored.hashAt(tenantId, head.seq);
    if (hash !== head.hash) faults.push(`the ledger of tenant ${tenantId} does not hold its head ${head.seq}`);
  }
  return faults;
}

function rowFaults(expected: Readonly<Record<string, number>>, found: Readonly<Record<string, number>>): string[] {
  const tables = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort();
  return tables
    .filter((table) => expected[table] !== found[table])
    .map((table) => `table ${table} has ${found[table] ?? 'no'} rows instead of ${expected[table] ?? 'none'}`);
}
