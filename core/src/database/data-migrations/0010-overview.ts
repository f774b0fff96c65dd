import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, id, instant } from '../table-helpers';

export const overviewMigration: Migration = {
  name: '0010-overview',
  async up(schema: Knex): Promise<void> {
    // The last check of each tenant's ledger; the ledger itself stays the proof.
    await addTable(schema, 'ledger_checks', (table) => {
      id(table, 'tenant_id').primary().references('id').inTable('tenants');
      instant(table, 'checked_at').notNullable();
      table.bigInteger('entries').notNullable();
      table.boolean('ok').notNullable();
      table.bigInteger('first_bad');
    });
    // The newest events of a tenant, without reading all that ever happened.
    await schema.schema.alterTable('consent_events', (table) => {
      table.index(['tenant_id', 'at']);
    });
  },
};
