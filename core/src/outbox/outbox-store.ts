import type { Knex } from 'knex';
import { insertRows } from '../database/insert-rows';

/** Kinds of messages; they only grow. */
export type OutboxKind = 'consent-confirmation';

export interface OutboxMessage {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: OutboxKind;
  /** Id of the record that the message is about; its content is looked up when it is sent. */
  readonly ref: string;
  readonly createdAt: Date;
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
