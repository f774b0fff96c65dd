import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, digest, id, instant, longText, sealed } from '../table-helpers';

export const consentMigration: Migration = {
  name: '0003-consent',
  async up(schema: Knex): Promise<void> {
    await addTable(schema, 'contact_groups', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      table.string('name', 200).notNullable();
      instant(table, 'created_at').notNullable();
    });
    await addTable(schema, 'consent_profiles', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      table.string('description', 200).notNullable();
      table.string('purpose', 20).notNullable();
      table.string('topic', 500).notNullable();
      table.string('locale', 5).notNullable();
      table.string('text_mode', 10).notNullable();
      table.boolean('checkbox_active').notNullable();
      table.boolean('double_opt_in').notNullable();
      id(table, 'contact_group_id').notNullable().references('id').inTable('contact_groups');
      id(table, 'current_version_id').notNullable();
      table.integer('revision').notNullable();
      instant(table, 'created_at').notNullable();
    });
    await addTable(schema, 'consent_versions', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      id(table, 'profile_id').notNullable();
      digest(table, 'sha256').notNullable();
      table.string('locale', 5).notNullable();
      longText(table, 'consent_text').notNullable();
      longText(table, 'cancel_notice').notNullable();
      longText(table, 'declaration').notNullable();
      longText(table, 'processor_statement').notNullable();
      instant(table, 'published_at').notNullable();
      sealed(schema, table, 'sealed_published_by');
      table.unique(['profile_id', 'sha256']);
    });
  },
};
