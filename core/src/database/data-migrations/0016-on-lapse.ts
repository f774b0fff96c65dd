import type { Knex } from 'knex';
import type { Migration } from '../migrate';

export const onLapseMigration: Migration = {
  name: '0016-on-lapse',
  async up(schema: Knex): Promise<void> {
    await schema.schema.alterTable('tenants', (table) => {
      table.string('on_lapse', 10).notNullable().defaultTo('report');
    });
  },
};
