import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, id, instant } from '../table-helpers';

export const declarationChecksMigration: Migration = {
  name: '0009-declaration-checks',
  async up(schema: Knex): Promise<void> {
    await addTable(schema, 'declaration_checks', (table) => {
      id(table, 'version_id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      instant(table, 'checked_at').notNullable().index();
      table.string('failure', 50);
      table.string('findings', 500).notNullable();
    });
  },
};
