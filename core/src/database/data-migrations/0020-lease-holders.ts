import type { Knex } from 'knex';
import type { Migration } from '../migrate';

export const leaseHoldersMigration: Migration = {
  name: '0020-lease-holders',
  async up(schema: Knex): Promise<void> {
    await schema.schema.alterTable('job_leases', (table) => {
      // Where the holder runs, to be named to the operator, and taken for gone once it is; null where an older release took it.
      table.string('host', 255);
      table.integer('pid');
    });
  },
};
