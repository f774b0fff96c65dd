import type { Knex } from 'knex';

/** What a restore of one backup always leaves: all that does not depend on when it ran, or on chance. */
export async function restoredContent(connection: Knex): Promise<Record<string, unknown>> {
  const column = (table: string, name: string): Promise<unknown[]> =>
    connection(table).orderBy(name).pluck<unknown[]>(name);
  const rows = (table: string, columns: readonly string[]): Promise<unknown[]> =>
    connection(table)
      .orderBy(columns.slice())
      .select<unknown[]>(...columns);
  const subjects = await column('subjects', 'id');
  return {
    persons: subjects.length,
    subjects,
    submissions: await column('submissions', 'id'),
    consents: await rows('consents', ['id', 'subject_id', 'version_id', 'state']),
    states: await column('consents', 'state'),
    events: await rows('consent_events', ['consent_id', 'position', 'type', 'at', 'ledger_seq']),
    memberships: await rows('memberships', ['group_id', 'subject_id', 'consent_id']),
    requests: await column('deletion_requests', 'state'),
    keys: await rows('api_keys', ['id', 'revoked_at']),
    // Erased payloads are gone in every one of them.
    ledger: await connection('ledger_entries')
      .orderBy('seq')
      .select<unknown[]>('seq', 'type', 'ref', 'key_id', connection.raw('sealed_payload is null as erased')),
    journal: await rows('journal_applied', ['seq', 'hash']),
  };
}
