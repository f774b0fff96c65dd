import { existsSync } from 'node:fs';
import { openDatabase, type Database } from '../../database/database';
import { readApplied } from '../../deletion/erasure-store';
import type { ChainPosition } from '../../ledger/chain';
import type { Vault } from '../../vault/vault';
import { hashOfEntry, tableNames } from '../restored-store';
import { headsInLedger } from './evidence-service';
import type { KnownHead } from './journal-evidence';
import { rowsOf } from './replaced-rows-store';
import { Salvage } from './salvage-service';

/** The data in place, as far as it can still be read. */
export interface Running {
  readonly data: Salvage;
  readonly heads: ReadonlyMap<string, ChainPosition>;
  readonly known: readonly KnownHead[];
}

/** Undefined when there is no data in place, or nothing of it can be read. */
export async function readRunning(databaseUrl: string, vault: Vault): Promise<Running | undefined> {
  if (databaseUrl.startsWith('sqlite:') && !existsSync(databaseUrl.slice('sqlite:'.length))) return undefined;
  const database = openDatabase(databaseUrl);
  const data = new Salvage(database);
  if (!(await holdsTables(database))) {
    await data.close();
    return undefined;
  }
  try {
    const heads = await headsIn(data);
    return { data, heads, known: await knownIn(data, vault, [...heads.keys()]) };
  } catch (error) {
    await data.close();
    throw error;
  }
}

/** Entries of the data in place that the restored ledgers, as they were in the backup, do not hold; null when not all can be read. */
export async function entriesLost(
  { data, heads }: Running,
  restored: Database,
  restoredHeads: ReadonlyMap<string, ChainPosition>,
): Promise<number | null> {
  let lost = 0;
  for (const [tenantId, { seq }] of heads) {
    const until = Math.min(seq, restoredHeads.get(tenantId)?.seq ?? 0);
    lost += seq - (await lastCommon(data, restored, tenantId, until));
  }
  return data.unreadable.includes('ledgers') ? null : lost;
}

async function holdsTables(database: Database): Promise<boolean> {
  try {
    return (await database.read((connection) => tableNames(connection, database.engine))).length > 0;
  } catch {
    return false;
  }
}

async function headsIn(data: Salvage): Promise<ReadonlyMap<string, ChainPosition>> {
  const heads = new Map<string, ChainPosition>();
  const columns = ['id', 'ledger_seq', 'ledger_hash'];
  const tenants = rowsOf<{ id: string; ledger_seq: number; ledger_hash: string }>('tenants', 'id', columns);
  for await (const page of data.rows('ledgers', tenants)) {
    for (const row of page) heads.set(row.id, { seq: Number(row.ledger_seq), hash: row.ledger_hash });
  }
  return heads;
}

async function knownIn(data: Salvage, vault: Vault, tenantIds: readonly string[]): Promise<readonly KnownHead[]> {
  const applied = await data.value('deletion journal', readApplied);
  const heads = applied ? [applied] : [];
  for (const [tenantId, key] of await vault.find(tenantIds)) {
    heads.push(...((await data.value('ledgers', (connection) => headsInLedger(connection, tenantId, key))) ?? []));
  }
  return heads.filter(({ seq }) => seq > 0).map(({ seq, hash }) => ({ seq, hash, seenBy: 'the data in place' }));
}

/** The last entry, up to one, that two chains share: after a restore they may have gone apart before. */
async function lastCommon(one: Salvage, other: Database, tenantId: string, until: number): Promise<number> {
  let [common, beyond] = [0, until + 1];
  while (beyond - common > 1) {
    const middle = Math.floor((common + beyond) / 2);
    const hash = await one.value('ledgers', (connection) => hashOfEntry(connection, tenantId, middle));
    const same = await other.read((connection) => hashOfEntry(connection, tenantId, middle));
    if (hash !== undefined && hash === same) common = middle;
    else beyond = middle;
  }
  return common;
}
