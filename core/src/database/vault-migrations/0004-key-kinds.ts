import type { Knex } from 'knex';
import type { Migration } from '../migrate';

export const keyKindsMigration: Migration = {
  name: '0004-key-kinds',
  async up(schema: Knex): Promise<void> {
    // Keys of requests are few among those of persons, and are looked for every minute.
    await schema.schema.alterTable('vault_keys', (table) => {
      table.index(['kind']);
    });
  },
};
