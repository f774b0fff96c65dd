import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, id, instant, sealed } from '../table-helpers';

export const backupsMigration: Migration = {
  name: '0017-backups',
  async up(schema: Knex): Promise<void> {
    // What the backup store says, for bridges that cannot look there: rewritten from it, so that nothing rests on this.
    await addTable(schema, 'backup_days', (table) => {
      table.string('date', 10).notNullable().primary();
      table.bigInteger('bytes');
      instant(table, 'made_at');
      instant(table, 'verified_at');
      instant(table, 'failed_at');
    });
    await addTable(schema, 'restore_requests', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      table.string('backup_date', 10).notNullable();
      table.string('state', 20).notNullable();
      // What was lost, who asked, and why it was refused.
      sealed(schema, table, 'sealed_details');
      instant(table, 'received_at').notNullable();
      instant(table, 'closed_at');
      table.index(['tenant_id', 'id']);
      table.index(['state', 'received_at']);
    });
  },
};
