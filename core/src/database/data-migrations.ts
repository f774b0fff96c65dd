import type { Knex } from 'knex';
import type { Migration } from './migrate';
import { addTable, digest, id, instant, longText, sealed } from './table-helpers';

/** The *data* database: what a daily backup holds. Everything personal in it is sealed. */
export const dataMigrations: readonly Migration[] = [
  {
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
  },
  {
    name: '0002-ledger',
    async up(schema: Knex): Promise<void> {
      await addTable(schema, 'ledger_entries', (table) => {
        id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
        table.bigInteger('seq').notNullable();
        table.string('type', 50).notNullable();
        table.string('ref', 100).notNullable();
        instant(table, 'at').notNullable();
        // Whose key seals the payload: a data subject's or the tenant's own.
        id(table, 'key_id').notNullable().index();
        sealed(schema, table, 'sealed_payload');
        digest(table, 'commitment').notNullable();
        digest(table, 'prev_hash').notNullable();
        digest(table, 'hash').notNullable();
        table.primary(['tenant_id', 'seq']);
      });
    },
  },
  {
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
  },
  {
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
  },
  {
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
  },
  {
    name: '0006-outbox',
    async up(schema: Knex): Promise<void> {
      // Only ids: the person's data is read when the message is sent, and is gone when the person is.
      await addTable(schema, 'outbox_messages', (table) => {
        id(table, 'id').primary();
        id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
        table.string('kind', 50).notNullable();
        id(table, 'ref').notNullable();
        instant(table, 'created_at').notNullable();
        instant(table, 'next_attempt_at').notNullable().index();
        table.integer('attempts').notNullable().defaultTo(0);
        instant(table, 'leased_until');
        table.string('last_error', 50);
      });
    },
  },
];
