import type { Knex } from 'knex';
import type { ConsentState, Purpose } from './types';

/** A consent that a link is about. */
export interface CoveredConsent {
  readonly id: string;
  readonly groupId: string;
  readonly purpose: Purpose;
  readonly state: ConsentState;
  readonly submissionSeq: number;
  readonly consentText: string;
  readonly cancelNotice: string;
  readonly createdAt: Date;
}

interface CoveredRow {
  id: string;
  contact_group_id: string;
  purpose: Purpose;
  state: ConsentState;
  ledger_seq: number;
  consent_text: string;
  cancel_notice: string;
  created_at: number;
}

/** The consents that a link is about, oldest first, in the words that were shown; those erased since are left out. */
export async function coveredConsents(connection: Knex, hash: string): Promise<readonly CoveredConsent[]> {
  return selectConsents(
    consentsInWords(connection).whereIn(
      'c.id',
      connection('confirmation_token_consents').where('token_hash', hash).select('consent_id'),
    ),
  );
}

/** A person's consents that await confirmation, oldest first, in the words that were shown. */
export async function requestedConsents(
  connection: Knex,
  tenantId: string,
  subjectId: string,
): Promise<readonly CoveredConsent[]> {
  // The tenant by the profile: asked for it at the consents, SQLite would walk all of the tenant's.
  const own = { 'p.tenant_id': tenantId, 'c.subject_id': subjectId, 'c.state': 'requested' };
  return selectConsents(consentsInWords(connection).where(own));
}

function consentsInWords(connection: Knex): Knex.QueryBuilder {
  return connection('consents as c')
    .join('submissions as s', 's.id', 'c.submission_id')
    .join('consent_profiles as p', 'p.id', 'c.profile_id')
    .join('consent_versions as v', 'v.id', 'c.version_id')
    .orderBy('c.id');
}

async function selectConsents(query: Knex.QueryBuilder): Promise<readonly CoveredConsent[]> {
  const ofConsent = ['c.id', 'c.state', 'c.created_at', 's.ledger_seq', 'p.contact_group_id', 'p.purpose'];
  const rows: CoveredRow[] = await query.select<CoveredRow[]>(...ofConsent, 'v.consent_text', 'v.cancel_notice');
  return rows.map((row) => ({
    id: row.id,
    groupId: row.contact_group_id,
    purpose: row.purpose,
    state: row.state,
    submissionSeq: Number(row.ledger_seq),
    consentText: row.consent_text,
    cancelNotice: row.cancel_notice,
    createdAt: new Date(Number(row.created_at)),
  }));
}
