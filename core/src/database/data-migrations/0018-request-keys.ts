import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { id } from '../table-helpers';

export const requestKeysMigration: Migration = {
  name: '0018-request-keys',
  async up(schema: Knex): Promise<void> {
    for (const name of ['deletion_requests', 'restore_requests']) {
      await schema.schema.alterTable(name, (table) => {
        // Which key seals the details; null for one of before, which the tenant's key opens.
        id(table, 'key_id');
      });
    }
    await dropHoldReasons(schema);
  },
};

/** The reason of a legal hold, in somebody's own words, may name whom the certificate must not. */
async function dropHoldReasons(schema: Knex): Promise<void> {
  const rows = await schema('deletion_requests')
    .whereNotNull('certificate')
    .select<{ id: string; certificate: string }[]>('id', 'certificate');
  for (const row of rows) {
    const certificate = JSON.parse(row.certificate) as { legalHold: { until: string } | null };
    if (!certificate.legalHold) continue;
    const { until } = certificate.legalHold;
    const changed = JSON.stringify({ ...certificate, legalHold: { until } });
    await schema('deletion_requests').where('id', row.id).update({ certificate: changed });
  }
}
