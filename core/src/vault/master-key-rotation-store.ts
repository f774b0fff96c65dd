import type { Knex } from 'knex';
import type { WrappedKey } from './key-wrapper';
import { OperatorError } from '../errors/operator-error';

/** What the vault knows of the master keys; null before the first rotation. */
export interface KnownMasterKeys {
  readonly newest: number | null;
  /** Says whether a file has the same newest key, and nothing about the key. */
  readonly fingerprint: string | null;
  readonly current: number | null;
  readonly settledAt: Date | null;
}

/** Tables that hold wrapped keys. */
export const wrappingTables = ['vault_keys', 'signing_keys'] as const;
export type WrappingTable = (typeof wrappingTables)[number];

export interface OutdatedKey extends WrappedKey {
  readonly id: string;
  readonly tenantId: string;
}

interface RotationRow {
  newest_version: number | null;
  newest_fingerprint: string | null;
  current_version: number | null;
  settled_at: number | null;
}

const table = 'master_key_rotation';

/** The version that keys are to be wrapped with. A rotation waits until this transaction ends, and it for a rotation. */
export async function readCurrentVersion(transaction: Knex.Transaction): Promise<number | null> {
  const [current] = await transaction(table).forShare().pluck<(number | null)[]>('current_version');
  return current ?? null;
}

export async function readKnown(connection: Knex): Promise<KnownMasterKeys> {
  return knownIn(connection(table));
}

/** The same, and whoever rotates or wraps comes after this transaction. */
export async function lockKnown(transaction: Knex.Transaction): Promise<KnownMasterKeys> {
  return knownIn(transaction(table).forUpdate());
}

export async function writeKnown(
  transaction: Knex.Transaction,
  { newest, fingerprint, current, settledAt }: KnownMasterKeys,
): Promise<void> {
  await transaction(table).update({
    newest_version: newest,
    newest_fingerprint: fingerprint,
    current_version: current,
    settled_at: settledAt?.getTime() ?? null,
  });
}

/** How many keys each version of the master key wraps. */
export async function countByVersion(connection: Knex): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  for (const name of wrappingTables) {
    const rows = await connection(name)
      .groupBy('master_version')
      .count({ count: '*' })
      .select<{ master_version: number; count: number | string }[]>('master_version');
    for (const { master_version: version, count } of rows)
      counts.set(version, (counts.get(version) ?? 0) + Number(count));
  }
  return counts;
}

/** In the order of their ids, keys after `after` that another version wraps. */
export async function listOutdated(
  connection: Knex,
  { name, current, after, limit }: { name: WrappingTable; current: number; after: string; limit: number },
): Promise<readonly OutdatedKey[]> {
  const columns = ['id', 'wrapped', 'master_version', ...(name === 'vault_keys' ? ['tenant_id'] : [])];
  const rows = await connection(name)
    .where('id', '>', after)
    .whereNot('master_version', current)
    .orderBy('id')
    .limit(limit)
    .select<(WrappedKey & { id: string; tenant_id?: string })[]>(columns);
  return rows.map(({ id, tenant_id: tenantId = '', ...wrapped }) => ({ id, tenantId, ...wrapped }));
}

/** Puts the same keys, wrapped anew, in their places, but for those that are gone. Answers how many. */
export async function replaceWrapped(
  transaction: Knex.Transaction,
  name: WrappingTable,
  keys: readonly { readonly key: OutdatedKey; readonly wrapped: WrappedKey }[],
): Promise<number> {
  let replaced = 0;
  for (const { key, wrapped } of keys) {
    const { id, master_version } = key;
    const { wrapped: bytes, master_version: newer } = wrapped;
    const update = { wrapped: bytes, master_version: newer };
    replaced += Number(await transaction(name).where({ id, master_version }).update(update));
  }
  return replaced;
}

async function knownIn(query: Knex.QueryBuilder): Promise<KnownMasterKeys> {
  const row = await query.first<RotationRow | undefined>();
  if (!row) throw new OperatorError('The vault has lost what it knows of its master keys.');
  return {
    newest: row.newest_version,
    fingerprint: row.newest_fingerprint,
    current: row.current_version,
    settledAt: row.settled_at === null ? null : new Date(Number(row.settled_at)),
  };
}
