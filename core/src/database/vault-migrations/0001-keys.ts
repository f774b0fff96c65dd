import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, id, instant, sealed } from '../table-helpers';

export const keysMigration: Migration = {
  name: '0001-keys',
  async up(schema: Knex): Promise<void> {
    await addTable(schema, 'vault_keys', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().index();
      table.string('kind', 10).notNullable();
      sealed(schema, table, 'wrapped').notNullable();
      table.integer('master_version').notNullable();
      instant(table, 'created_at').notNullable();
    });
    await addTable(schema, 'signing_keys', (table) => {
      id(table, 'id').primary();
      table.string('public_x', 64).notNullable();
      sealed(schema, table, 'wrapped').notNullable();
      table.integer('master_version').notNullable();
      instant(table, 'created_at').notNullable();
    });
  },
};
