import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, digest, id, instant, sealed } from '../table-helpers';

export const ledgerMigration: Migration = {
  name: '0002-ledger',
  async up(schema: Knex): Promise<void> {
    await addTable(schema, 'ledger_entries', (table) => {
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      table.bigInteger('seq').notNullable();
      table.string('type', 50).notNullable();
      table.string('ref', 100).notNullable();
      instant(table, 'at').notNullable();
      // Whose key seals the payload: a data subject's or the tenant's own.
      id(table, 'key_id').notNullable().index();
      sealed(schema, table, 'sealed_payload');
      digest(table, 'commitment').notNullable();
      digest(table, 'prev_hash').notNullable();
      digest(table, 'hash').notNullable();
      table.primary(['tenant_id', 'seq']);
    });
  },
};
