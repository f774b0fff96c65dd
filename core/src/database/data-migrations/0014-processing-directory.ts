import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, id, instant, longText, sealed } from '../table-helpers';

export const processingDirectoryMigration: Migration = {
  name: '0014-processing-directory',
  async up(schema: Knex): Promise<void> {
    await addTable(schema, 'directory_activities', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      table.string('source', 20).notNullable();
      // No foreign key: the row outlives its group.
      id(table, 'contact_group_id').unique();
      longText(table, 'cells').notNullable();
      table.integer('revision').notNullable();
      instant(table, 'created_at').notNullable();
      instant(table, 'retired_at');
      table.index(['tenant_id', 'retired_at', 'id']);
    });
    await addTable(schema, 'processing_directories', (table) => {
      id(table, 'tenant_id').primary().references('id').inTable('tenants');
      longText(table, 'measures').notNullable();
      table.integer('measures_revision').notNullable();
    });
    await addTable(schema, 'directory_changes', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      id(table, 'activity_id');
      longText(table, 'activity_name').notNullable();
      table.string('kind', 20).notNullable();
      table.string('column_name', 30);
      longText(table, 'from_value').notNullable();
      longText(table, 'to_value').notNullable();
      table.integer('revision').notNullable();
      instant(table, 'at').notNullable();
      sealed(schema, table, 'sealed_actor');
      table.bigInteger('ledger_seq').notNullable();
      table.index(['tenant_id', 'id']);
      table.index(['tenant_id', 'activity_id', 'id']);
    });
  },
};
