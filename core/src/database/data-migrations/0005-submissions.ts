import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, digest, id, instant, longText, sealed } from '../table-helpers';

export const submissionsMigration: Migration = {
  name: '0005-submissions',
  async up(schema: Knex): Promise<void> {
    await addTable(schema, 'subjects', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      digest(table, 'email_index').notNullable();
      sealed(schema, table, 'sealed_email').notNullable();
      instant(table, 'created_at').notNullable();
      table.unique(['tenant_id', 'email_index']);
    });
    await addTable(schema, 'submissions', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      id(table, 'subject_id').notNullable().references('id').inTable('subjects');
      table.string('form_key', 64).notNullable();
      table.bigInteger('ledger_seq').notNullable();
      sealed(schema, table, 'sealed_client');
      instant(table, 'received_at').notNullable();
      table.index(['subject_id']);
    });
    await addTable(schema, 'consents', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      id(table, 'subject_id').notNullable().references('id').inTable('subjects');
      id(table, 'submission_id').notNullable().references('id').inTable('submissions');
      id(table, 'profile_id').notNullable();
      id(table, 'version_id').notNullable().references('id').inTable('consent_versions');
      table.string('form_key', 64).notNullable();
      table.boolean('ticked').notNullable();
      table.string('state', 20).notNullable();
      instant(table, 'created_at').notNullable();
      table.index(['subject_id']);
      table.index(['tenant_id', 'state', 'id']);
      table.index(['tenant_id', 'profile_id', 'id']);
    });
    await addTable(schema, 'consent_events', (table) => {
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      id(table, 'consent_id').notNullable().references('id').inTable('consents');
      table.integer('position').notNullable();
      table.string('type', 20).notNullable();
      instant(table, 'at').notNullable();
      table.bigInteger('ledger_seq').notNullable();
      table.primary(['consent_id', 'position']);
    });
    await addTable(schema, 'memberships', (table) => {
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      id(table, 'group_id').notNullable().references('id').inTable('contact_groups');
      id(table, 'subject_id').notNullable().references('id').inTable('subjects');
      id(table, 'consent_id').notNullable().references('id').inTable('consents');
      instant(table, 'created_at').notNullable();
      table.primary(['group_id', 'subject_id', 'consent_id']);
    });
    // Outlives what it guards, so that a late retry cannot bring a deleted person back.
    await addTable(schema, 'idempotency_keys', (table) => {
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      digest(table, 'key_hash').notNullable();
      digest(table, 'request_hash').notNullable();
      longText(table, 'response').notNullable();
      instant(table, 'expires_at').notNullable().index();
      table.primary(['tenant_id', 'key_hash']);
    });
  },
};
