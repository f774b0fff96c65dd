import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, digest, instant } from '../table-helpers';

export const masterKeyRotationMigration: Migration = {
  name: '0003-master-key-rotation',
  async up(schema: Knex): Promise<void> {
    // One row, which whoever rotates locks. It tells bridges that the file with the master keys has changed.
    await addTable(schema, 'master_key_rotation', (table) => {
      table.integer('id').notNullable().primary();
      table.integer('newest_version');
      digest(table, 'newest_fingerprint');
      table.integer('current_version');
      instant(table, 'settled_at');
    });
    await schema('master_key_rotation').insert({ id: 1 });
  },
};
