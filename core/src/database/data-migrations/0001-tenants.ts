import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, digest, id, instant, sealed } from '../table-helpers';

export const tenantsMigration: Migration = {
  name: '0001-tenants',
  async up(schema: Knex): Promise<void> {
    await addTable(schema, 'tenants', (table) => {
      id(table, 'id').primary();
      table.string('slug', 63).notNullable().unique();
      table.string('company', 200).notNullable();
      table.boolean('active').notNullable().defaultTo(false);
      table.integer('unconfirmed_days').notNullable();
      table.integer('keep_proof_days').notNullable();
      table.boolean('record_ip').notNullable().defaultTo(false);
      sealed(schema, table, 'sealed_settings');
      // Grows with each change of keys, settings, profiles or forms: what was read before is then read again.
      table.integer('revision').notNullable().defaultTo(1);
      table.bigInteger('ledger_seq').notNullable().defaultTo(0);
      digest(table, 'ledger_hash').notNullable();
      instant(table, 'created_at').notNullable();
    });
    await addTable(schema, 'api_keys', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      digest(table, 'key_hash').notNullable().unique();
      table.string('scopes', 100).notNullable();
      instant(table, 'created_at').notNullable();
      instant(table, 'revoked_at');
    });
  },
};
