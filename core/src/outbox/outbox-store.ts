import type { Knex } from 'knex';
import { insertRows } from '../database/insert-rows';
import type { LeasedMessage, OutboxBacklog, OutboxKind } from './types';

export interface OutboxMessage {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: OutboxKind;
  /** Id of the record that the message is about; its content is looked up when it is sent. */
  readonly ref: string;
  readonly createdAt: Date;
}

interface MessageRow {
  id: string;
  tenant_id: string;
  kind: OutboxKind;
  ref: string;
  created_at: number;
  next_attempt_at: number;
  attempts: number;
  leased_until: number | null;
  last_error: string | null;
  failed_at: number | null;
}

/** Adds messages in the transaction of their cause; they are due at once. */
export async function enqueue(transaction: Knex.Transaction, messages: readonly OutboxMessage[]): Promise<void> {
  await insertRows(
    transaction,
    'outbox_messages',
    messages.map((message) => ({
      id: message.id,
      tenant_id: message.tenantId,
      kind: message.kind,
      ref: message.ref,
      created_at: message.createdAt.getTime(),
      next_attempt_at: message.createdAt.getTime(),
    })),
  );
}

/** Whether any message of a kind may be leased now. */
export async function anyDue(connection: Knex, kind: OutboxKind, now: Date): Promise<boolean> {
  return (await due(connection, kind, now).first('id')) !== undefined;
}

/** Leases the messages that are longest due. On a server that many bridges share, each takes others than its neighbours. */
export async function leaseDue(
  transaction: Knex.Transaction,
  { kind, now, until, limit }: { kind: OutboxKind; now: Date; until: Date; limit: number },
): Promise<readonly LeasedMessage[]> {
  const query = due(transaction, kind, now).orderBy('next_attempt_at').limit(limit).forUpdate();
  const shared = (transaction.client as { driverName: string }).driverName === 'mysql2';
  const rows = (await (shared ? query.skipLocked() : query)) as MessageRow[];
  const ids = rows.map((row) => row.id);
  await transaction('outbox_messages')
    .whereIn('id', ids)
    .update({ leased_until: until.getTime() })
    .increment('attempts', 1);
  return rows.map((row) => ({
    id: row.id,
    tenantId: row.tenant_id,
    kind: row.kind,
    ref: row.ref,
    createdAt: new Date(Number(row.created_at)),
    attempts: row.attempts + 1,
    leasedUntil: until,
  }));
}

/** Whether a lease is still the caller's: false when it ran out and another bridge took the message, or it is gone. */
export async function holdsLease(transaction: Knex.Transaction, message: LeasedMessage): Promise<boolean> {
  return (await leased(transaction, message).first('id')) !== undefined;
}

/** The messages of a kind about any of these records, those given up included. */
export async function findMessages(
  transaction: Knex.Transaction,
  kind: OutboxKind,
  refs: readonly string[],
): Promise<readonly string[]> {
  return about(transaction, kind, refs).pluck<string[]>('id');
}

/** Whether such a message waits that was caused after `since`. */
export async function newerWaits(
  transaction: Knex.Transaction,
  kind: OutboxKind,
  refs: readonly string[],
  since: Date,
): Promise<boolean> {
  const newer = about(transaction, kind, refs).andWhere('created_at', '>', since.getTime()).whereNull('failed_at');
  return (await newer.first('id')) !== undefined;
}

export async function deleteMessages(transaction: Knex.Transaction, ids: readonly string[]): Promise<void> {
  await transaction('outbox_messages').whereIn('id', ids.slice()).delete();
}

/** Gives a message back untried, to be leased again from `at` on. */
export async function postpone(transaction: Knex.Transaction, message: LeasedMessage, at: Date): Promise<void> {
  const attempts = message.attempts - 1;
  await leased(transaction, message).update({ next_attempt_at: at.getTime(), leased_until: null, attempts });
}

/** Notes a failed attempt. `code` names the fault and nobody. Without `nextAttemptAt` it was the last. */
export async function recordFailure(
  transaction: Knex.Transaction,
  message: LeasedMessage,
  failure: { code: string; at: Date; nextAttemptAt?: Date },
): Promise<void> {
  await leased(transaction, message).update({
    leased_until: null,
    last_error: failure.code,
    ...(failure.nextAttemptAt
      ? { next_attempt_at: failure.nextAttemptAt.getTime() }
      : { failed_at: failure.at.getTime() }),
  });
}

/** Of all tenants. */
export async function readBacklog(connection: Knex): Promise<OutboxBacklog> {
  const row = await connection('outbox_messages')
    .count({ all: '*', failed: 'failed_at' })
    .first<{ all: number; failed: number }>();
  return { waiting: Number(row.all) - Number(row.failed), failed: Number(row.failed) };
}

function due(connection: Knex, kind: OutboxKind, now: Date): Knex.QueryBuilder {
  return connection<MessageRow>('outbox_messages')
    .where('kind', kind)
    .andWhere('next_attempt_at', '<=', now.getTime())
    .whereNull('failed_at')
    .andWhere((free) => void free.whereNull('leased_until').orWhere('leased_until', '<=', now.getTime()));
}

function about(connection: Knex, kind: OutboxKind, refs: readonly string[]): Knex.QueryBuilder {
  return connection<MessageRow>('outbox_messages').whereIn('ref', refs.slice()).andWhere('kind', kind);
}

function leased(transaction: Knex.Transaction, { id, leasedUntil }: LeasedMessage): Knex.QueryBuilder {
  return transaction<MessageRow>('outbox_messages').where({ id, leased_until: leasedUntil.getTime() });
}
