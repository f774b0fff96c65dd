import type { Knex } from 'knex';
import { needsConfirmation } from './double-opt-in';
import type { ConsentStanding } from './standing';
import type { ConsentState, Purpose } from './types';

/** A consent's own columns that its standing follows from. */
export interface StandingRow {
  id: string;
  profile_id: string;
  state: ConsentState;
  purpose: Purpose;
  double_opt_in: number;
  ledger_seq: number;
}

/** What each of these persons, all of one tenant, said about a purpose. */
export async function findStandings(
  connection: Knex,
  subjectIds: readonly string[],
  purpose: Purpose,
): Promise<ReadonlyMap<string, readonly ConsentStanding[]>> {
  // Not by tenant too: engines would then walk all consents of the tenant.
  const rows = await connection('consents as c')
    .join('consent_profiles as p', 'p.id', 'c.profile_id')
    // Each event happens once in a consent's life, and the last one is its state.
    .join('consent_events as e', (join) => join.on('e.consent_id', 'c.id').andOn('e.type', 'c.state'))
    .whereIn('c.subject_id', subjectIds.slice())
    .andWhere('p.purpose', purpose)
    .select<(StandingRow & { subject_id: string })[]>(
      'c.id',
      'c.subject_id',
      'c.profile_id',
      'c.state',
      'p.purpose',
      'p.double_opt_in',
      'e.ledger_seq',
    );
  const standings = new Map<string, ConsentStanding[]>();
  for (const row of rows) {
    const of = standings.get(row.subject_id) ?? [];
    of.push(toStanding(row));
    standings.set(row.subject_id, of);
  }
  return standings;
}

export function toStanding(row: StandingRow): ConsentStanding {
  return {
    id: row.id,
    profileId: row.profile_id,
    state: row.state,
    needsConfirmation: needsConfirmation(row.purpose, Boolean(row.double_opt_in)),
    seq: Number(row.ledger_seq),
  };
}
