import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, id, instant, longText } from '../table-helpers';

export const formsMigration: Migration = {
  name: '0004-forms',
  async up(schema: Knex): Promise<void> {
    await addTable(schema, 'forms', (table) => {
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      table.string('form_key', 64).notNullable();
      table.string('title', 200).notNullable();
      table.string('kind', 20).notNullable();
      table.string('page_url', 2000).notNullable();
      table.string('cms', 20).notNullable();
      longText(table, 'fields').notNullable();
      instant(table, 'updated_at').notNullable();
      table.primary(['tenant_id', 'form_key']);
    });
    // A profile may name a form that registers itself later: no foreign key on the form.
    await addTable(schema, 'form_profiles', (table) => {
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      table.string('form_key', 64).notNullable();
      id(table, 'profile_id').notNullable().references('id').inTable('consent_profiles');
      table.integer('position').notNullable();
      table.primary(['tenant_id', 'form_key', 'profile_id']);
    });
  },
};
