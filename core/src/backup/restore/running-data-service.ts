import { existsSync } from 'node:fs';
import { openDatabase, type Database } from '../../database/database';
import type { ChainPosition } from '../../ledger/chain';
import type { Vault } from '../../vault/vault';
import { hashOfEntry } from '../restored-store';
import { headsOfDatabase } from './evidence-service';
import type { KnownHead } from './journal-evidence';
import { headsOf } from './quarantine-service';

/** The data in place, as far as it can still be read. */
export interface Running {
  readonly database: Database;
  readonly heads: ReadonlyMap<string, ChainPosition>;
  readonly known: readonly KnownHead[];
}

/** Undefined when there is no data in place, or none that can be read. */
export async function readRunning(databaseUrl: string, vault: Vault): Promise<Running | undefined> {
  if (databaseUrl.startsWith('sqlite:') && !existsSync(databaseUrl.slice('sqlite:'.length))) return undefined;
  const database = openDatabase(databaseUrl);
  try {
    const heads = await headsOf(database);
    return { database, heads, known: await headsOfDatabase(database, vault, 'the data in place') };
  } catch {
    await database.close();
    return undefined;
  }
}

/** Entries of the data in place that the restored ledgers, as they were in the backup, do not hold. */
export async function entriesLost(
  running: Running,
  restored: Database,
  heads: ReadonlyMap<string, ChainPosition>,
): Promise<number> {
  let lost = 0;
  for (const [tenantId, { seq }] of running.heads) {
    const common = await lastCommon(running.database, restored, tenantId, Math.min(seq, heads.get(tenantId)?.seq ?? 0));
    lost += seq - common;
  }
  return lost;
}

/** The last entry, up to one, that two chains share: after a restore they may have gone apart before. */
async function lastCommon(one: Database, other: Database, tenantId: string, until: number): Promise<number> {
  const hashIn = (database: Database, seq: number): Promise<string | undefined> =>
    database.read((connection) => hashOfEntry(connection, tenantId, seq));
  let [common, beyond] = [0, until + 1];
  while (beyond - common > 1) {
    const middle = Math.floor((common + beyond) / 2);
    const hash = await hashIn(one, middle);
    if (hash !== undefined && hash === (await hashIn(other, middle))) common = middle;
    else beyond = middle;
  }
  return common;
}
