import { open, stat } from 'node:fs/promises';
import type { Knex } from 'knex';
import type { Database } from '../../database/database';
import { readApplied } from '../../deletion/erasure-store';
import { listOwnEntries } from '../../ledger/ledger-store';
import { openPayload } from '../../ledger/payload';
import type { JournalEntry, JournalHead } from '../../vault/journal-entry';
import { JournalMirror } from '../../vault/journal-mirror';
import type { JournalService } from '../../vault/journal-service';
import type { Vault } from '../../vault/vault';
import type { BackupManifest } from '../types';
import { journalFault, type KnownHead } from './journal-evidence';
import { journalEntries } from './replay-service';
import { tenantIds } from './restored-data-store';
import { RestoreRefused } from './types';
import { OperatorError } from '../../errors/operator-error';

/** Ledger entries that name an entry of the journal. */
const erasing = ['subject.erased', 'records.erased'] as const;

/** Heads of the journal when backups were made. */
export function headsOfManifests(manifests: readonly BackupManifest[]): readonly KnownHead[] {
  return manifests.flatMap(({ date, journalHead }) =>
    journalHead ? [{ ...journalHead, seenBy: `the backup of ${date}` }] : [],
  );
}

/** Heads of the journal that a migrated database knows: what it has carried out, and what its ledgers seal about erasures. */
export async function headsOfDatabase(database: Database, vault: Vault, seenBy: string): Promise<readonly KnownHead[]> {
  return database.read(async (connection) => {
    const heads: JournalHead[] = [await readApplied(connection)];
    const tenants = await tenantIds(connection);
    const keys = await vault.find(tenants);
    for (const [tenantId, key] of keys) heads.push(...(await headsInLedger(connection, tenantId, key)));
    return heads.filter(({ seq }) => seq > 0).map(({ seq, hash }) => ({ seq, hash, seenBy }));
  });
}

/** Throws `RestoreRefused` unless the vault's journal and its mirror are whole, and hold every head that is known. */
export async function requireWholeJournal(
  journal: JournalService,
  mirrorFile: string | undefined,
  known: readonly KnownHead[],
): Promise<void> {
  if (mirrorFile === undefined) {
    throw new RestoreRefused('JOURNAL_MIRROR is not set: no restore without the mirror of the deletion journal');
  }
  const found = await stat(mirrorFile).catch(() => undefined);
  if (!found) {
    throw new RestoreRefused('the mirror of the deletion journal is missing: put the file of JOURNAL_MIRROR back');
  }
  if (!found.isFile()) throw new RestoreRefused('JOURNAL_MIRROR is no file: set it to the file of the mirror');
  const fault = await journalFault({
    ...{ journal: journalEntries(journal, 0), journalHead: () => journal.head(), known },
    mirror: mirrorEntries(mirrorFile),
  }).catch((error: unknown) => {
    if (error instanceof OperatorError) return error.message;
    throw error;
  });
  if (fault !== undefined) throw new RestoreRefused(fault);
}

/** In order; what a crash left of a last line that was never whole is none. */
async function* mirrorEntries(file: string): AsyncGenerator<JournalEntry, void> {
  try {
    yield* new JournalMirror(file).after(0);
  } catch (error) {
    if (await endsWithLine(file)) throw error;
  }
}

async function endsWithLine(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    return buffer.toString() === '\n';
  } finally {
    await handle.close();
  }
}

/** What the entries of a tenant's ledger about erasures seal of the journal. */
export async function headsInLedger(connection: Knex, tenantId: string, key: Buffer): Promise<readonly JournalHead[]> {
  const heads: JournalHead[] = [];
  for (const type of erasing) {
    for (const entry of await listOwnEntries(connection, tenantId, type)) {
      const payload = openPayload<{ journal: JournalHead }>(entry, key);
      if (payload) heads.push(payload.journal);
    }
  }
  return heads;
}
