import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, digest, id, instant } from '../table-helpers';

export const objectionsMigration: Migration = {
  name: '0008-objections',
  async up(schema: Knex): Promise<void> {
    // Only a keyed hash of the address: it is honoured also after the person's data is erased.
    await addTable(schema, 'objections', (table) => {
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      digest(table, 'email_index').notNullable();
      instant(table, 'at').notNullable();
      table.bigInteger('ledger_seq').notNullable();
      table.primary(['tenant_id', 'email_index']);
    });
  },
};
