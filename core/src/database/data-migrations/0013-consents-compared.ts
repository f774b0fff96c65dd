import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { id } from '../table-helpers';

export const consentsComparedMigration: Migration = {
  name: '0013-consents-compared',
  async up(schema: Knex): Promise<void> {
    await schema.schema.alterTable('ledger_checks', (table) => {
      table.bigInteger('consents_compared');
      // No foreign key: what does not fit may be that the consent is gone.
      id(table, 'mismatch_consent_id');
      table.string('mismatch', 30);
    });
  },
};
