import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, digest, id, instant } from '../table-helpers';

export const confirmationMigration: Migration = {
  name: '0007-confirmation',
  async up(schema: Knex): Promise<void> {
    await addTable(schema, 'confirmation_tokens', (table) => {
      digest(table, 'token_hash').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      // Null once the person is deleted: what is left says only that a link was once ours.
      id(table, 'subject_id').references('id').inTable('subjects');
      table.string('locale', 5).notNullable();
      instant(table, 'created_at').notNullable();
      instant(table, 'expires_at').notNullable().index();
      instant(table, 'sent_at');
      instant(table, 'used_at');
    });
    // A message that no mail server will ever take: it stays to be seen until its cause is deleted.
    await schema.schema.alterTable('outbox_messages', (table) => {
      instant(table, 'failed_at');
      table.index(['ref']);
    });
    // Keys of persons whose rows are gone. The vault is another database, so its part is done afterwards.
    await addTable(schema, 'key_destructions', (table) => {
      id(table, 'key_id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      instant(table, 'decided_at').notNullable();
    });
  },
};
