import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, digest, id, instant } from '../table-helpers';

export const erasedAddressesMigration: Migration = {
  name: '0019-erased-addresses',
  async up(schema: Knex): Promise<void> {
    // Only a keyed hash of the address: what a website delivers late must not bring an erased person back.
    await addTable(schema, 'erased_addresses', (table) => {
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      digest(table, 'email_index').notNullable();
      instant(table, 'erased_at').notNullable();
      instant(table, 'expires_at').notNullable().index();
      table.primary(['tenant_id', 'email_index']);
    });
  },
};
