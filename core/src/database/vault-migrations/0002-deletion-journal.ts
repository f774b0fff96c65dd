import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, digest, id, instant, longText } from '../table-helpers';

export const deletionJournalMigration: Migration = {
  name: '0002-deletion-journal',
  async up(schema: Knex): Promise<void> {
    // One chain for all tenants, of ids only; never edited.
    await addTable(schema, 'deletion_journal', (table) => {
      table.bigInteger('seq').notNullable().primary();
      id(table, 'tenant_id').notNullable();
      table.string('kind', 10).notNullable();
      longText(table, 'ids').notNullable();
      instant(table, 'at').notNullable();
      digest(table, 'prev_hash').notNullable();
      digest(table, 'hash').notNullable();
    });
    // One row, which whoever appends locks: an empty journal has no other to lock.
    await addTable(schema, 'deletion_journal_head', (table) => {
      table.integer('id').notNullable().primary();
      table.bigInteger('seq').notNullable();
      digest(table, 'hash').notNullable();
    });
    await schema('deletion_journal_head').insert({ id: 1, seq: 0, hash: '0'.repeat(64) });
  },
};
