import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, digest, id, instant, longText, sealed } from '../table-helpers';

export const deletionMigration: Migration = {
  name: '0015-deletion',
  async up(schema: Knex): Promise<void> {
    // How far the vault's deletion journal is carried out here: one row, which whoever erases locks.
    await addTable(schema, 'journal_applied', (table) => {
      table.integer('id').notNullable().primary();
      table.bigInteger('seq').notNullable();
      digest(table, 'hash').notNullable();
    });
    await schema('journal_applied').insert({ id: 1, seq: 0, hash: '0'.repeat(64) });
    await addTable(schema, 'deletion_requests', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      table.string('kind', 20).notNullable();
      table.string('origin', 20).notNullable();
      table.string('state', 30).notNullable();
      table.boolean('chargeable').notNullable();
      // No foreign keys: the request outlives what it is about.
      id(table, 'subject_id').index();
      longText(table, 'records');
      // The address, the description, the note and who acted; gone once the request is executed.
      sealed(schema, table, 'sealed_details');
      instant(table, 'received_at').notNullable();
      instant(table, 'due_at').notNullable();
      instant(table, 'held_until');
      instant(table, 'executed_at');
      longText(table, 'certificate');
      table.integer('revision').notNullable();
      table.index(['tenant_id', 'id']);
      table.index(['state', 'due_at']);
    });
    // What else than a consent permits or demands to keep a person's data (Art. 6(1)(b)-(f) GDPR).
    await addTable(schema, 'contact_bases', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      id(table, 'subject_id').notNullable().references('id').inTable('subjects');
      table.string('kind', 30).notNullable();
      sealed(schema, table, 'sealed_note').notNullable();
      instant(table, 'valid_until');
      instant(table, 'created_at').notNullable();
      table.index(['subject_id']);
      table.index(['tenant_id', 'valid_until']);
    });
    // That an erased person once agreed: no identity but the keyed hash of the address.
    await addTable(schema, 'erased_proofs', (table) => {
      id(table, 'id').primary();
      id(table, 'tenant_id').notNullable().references('id').inTable('tenants');
      digest(table, 'email_index').notNullable();
      id(table, 'profile_id').notNullable();
      id(table, 'version_id').notNullable().references('id').inTable('consent_versions');
      digest(table, 'sha256').notNullable();
      table.string('form_key', 64).notNullable();
      longText(table, 'events').notNullable();
      instant(table, 'erased_at').notNullable();
      instant(table, 'expires_at').notNullable().index();
      table.index(['tenant_id', 'email_index']);
      table.index(['profile_id']);
    });
    // Work that one of several bridges does.
    await addTable(schema, 'job_leases', (table) => {
      table.string('name', 50).notNullable().primary();
      id(table, 'holder').notNullable();
      instant(table, 'leased_until').notNullable();
    });
    await schema.schema.alterTable('tenants', (table) => {
      // Three years, as for proofs.
      table.integer('keep_objection_days').notNullable().defaultTo(1095);
    });
    await schema.schema.alterTable('objections', (table) => {
      // Null while the person is known.
      instant(table, 'expires_at').index();
    });
  },
};
