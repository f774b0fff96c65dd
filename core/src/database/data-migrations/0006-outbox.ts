import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, id, instant } from '../table-helpers';

export const outboxMigration: Migration = {
  name: '0006-outbox',
  async up(schema: Knex): Promise<void> {
    // Only ids: the person's data is read when the message is sent, and is gone when the person is.
    await addTable(schema, 'outbox_messages', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      table.string('kind', 50).notNullable();
      id(table, 'ref').notNullable();
      instant(table, 'created_at').notNullable();
      instant(table, 'next_attempt_at').notNullable().index();
      table.integer('attempts').notNullable().defaultTo(0);
      instant(table, 'leased_until');
      table.string('last_error', 50);
    });
  },
};
