import type { Knex } from 'knex';
import { insertRows, type Row } from '../database/insert-rows';

/** Whose key it is: a tenant's, a data subject's, or that of one open request. */
export type KeyKind = 'tenant' | 'subject' | 'request';

export interface WrappedKeyRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly kind: KeyKind;
  readonly wrapped: Buffer;
  readonly master_version: number;
  readonly created_at: number;
}

export interface SigningKeyRow {
  readonly id: string;
  readonly public_x: string;
  readonly wrapped: Buffer;
  readonly master_version: number;
  readonly created_at: number;
}

export async function insertKeys(transaction: Knex.Transaction, rows: readonly (WrappedKeyRow & Row)[]): Promise<void> {
  await insertRows(transaction, 'vault_keys', rows);
}

export async function findKeys(connection: Knex, ids: readonly string[]): Promise<readonly WrappedKeyRow[]> {
  return connection<WrappedKeyRow>('vault_keys').whereIn('id', ids.slice());
}

export async function deleteKeys(connection: Knex, ids: readonly string[]): Promise<void> {
  await connection('vault_keys').whereIn('id', ids.slice()).delete();
}

/** Which of these keys there are. */
export async function presentKeys(connection: Knex, ids: readonly string[]): Promise<readonly string[]> {
  return connection('vault_keys').whereIn('id', ids.slice()).pluck<string[]>('id');
}

/** Keys of open requests, and of those that just came or went. */
export async function listRequestKeys(connection: Knex): Promise<readonly Pick<WrappedKeyRow, 'id' | 'created_at'>[]> {
  return connection<WrappedKeyRow>('vault_keys').where('kind', 'request').select('id', 'created_at');
}

/** Ids of tenants' and persons' keys after `after`, in order; those of requests come and go. */
export async function listKeyIds(
  connection: Knex,
  { after, limit }: { after: string; limit: number },
): Promise<readonly string[]> {
  const lasting = connection('vault_keys').whereNot('kind', 'request').andWhere('id', '>', after);
  return lasting.orderBy('id').limit(limit).pluck<string[]>('id');
}

/** How many of these keys there are. */
export async function countKeys(connection: Knex, ids: readonly string[]): Promise<number> {
  return (await presentKeys(connection, ids)).length;
}

/** Whether anything was ever wrapped, so that losing the master key would lose data. */
export async function holdsKeys(connection: Knex): Promise<boolean> {
  const key = await connection<WrappedKeyRow>('vault_keys').first('id');
  const signing = await connection<SigningKeyRow>('signing_keys').first('id');
  return key !== undefined || signing !== undefined;
}

export async function insertSigningKey(connection: Knex, row: SigningKeyRow): Promise<void> {
  await connection('signing_keys').insert(row);
}

/** Oldest first: the first one signs. */
export async function listSigningKeys(connection: Knex): Promise<readonly SigningKeyRow[]> {
  return connection<SigningKeyRow>('signing_keys').orderBy('created_at').orderBy('id');
}
