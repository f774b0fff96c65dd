import type { Knex } from 'knex';
import type { PageRequest } from '../runtime/page';
import type { ConsentEventType, ConsentState, Purpose } from './types';

export interface ConsentRow {
  readonly id: string;
  readonly subjectId: string;
  readonly submissionId: string;
  readonly submissionSeq: number;
  readonly profileId: string;
  readonly purpose: Purpose;
  readonly description: string;
  readonly versionId: string;
  readonly formKey: string;
  readonly ticked: boolean;
  readonly state: ConsentState;
  readonly createdAt: Date;
}

export interface EventRow {
  readonly position: number;
  readonly type: ConsentEventType;
  readonly at: Date;
  readonly ledgerSeq: number;
}

export interface StoreFilter {
  readonly emailIndex?: string;
  readonly state?: ConsentState;
  readonly formKey?: string;
  readonly profileId?: string;
}

interface Joined {
  id: string;
  subject_id: string;
  submission_id: string;
  ledger_seq: number;
  profile_id: string;
  purpose: Purpose;
  description: string;
  version_id: string;
  form_key: string;
  ticked: number;
  state: ConsentState;
  created_at: number;
}

/** Newest first; one more than the limit, where there is one. */
export async function searchConsents(
  connection: Knex,
  tenantId: string,
  filter: StoreFilter,
  page: PageRequest,
): Promise<readonly ConsentRow[]> {
  const query = joined(connection)
    .orderBy('c.id', 'desc')
    .limit(page.limit + 1);
  // Of one person there are few: asked for the tenant's consents too, engines would walk all of those instead.
  if (filter.emailIndex === undefined) void query.where('c.tenant_id', tenantId);
  else void query.whereIn('c.subject_id', subjectWith(connection, tenantId, filter.emailIndex));
  if (filter.state !== undefined) void query.andWhere('c.state', filter.state);
  if (filter.formKey !== undefined) void query.andWhere('c.form_key', filter.formKey);
  if (filter.profileId !== undefined) void query.andWhere('c.profile_id', filter.profileId);
  if (page.cursor !== undefined) void query.andWhere('c.id', '<', page.cursor);
  return ((await query) as Joined[]).map(fromRow);
}

export async function findConsent(connection: Knex, tenantId: string, id: string): Promise<ConsentRow | undefined> {
  const row = (await joined(connection).where({ 'c.tenant_id': tenantId, 'c.id': id }).first()) as Joined | undefined;
  return row && fromRow(row);
}

/** All consents of a person, oldest first. */
export async function listStates(
  connection: Knex,
  tenantId: string,
  subjectId: string,
): Promise<readonly Pick<ConsentRow, 'id' | 'submissionId' | 'profileId' | 'state'>[]> {
  // Asked for the tenant too, SQLite would walk all of its consents.
  const rows = await connection('consents')
    .where('subject_id', subjectId)
    .orderBy('id')
    .select<(Pick<Joined, 'id' | 'submission_id' | 'profile_id' | 'state'> & { tenant_id: string })[]>(
      ...['id', 'tenant_id', 'submission_id', 'profile_id', 'state'],
    );
  const own = rows.filter((row) => row.tenant_id === tenantId);
  return own.map((row) => {
    return { id: row.id, submissionId: row.submission_id, profileId: row.profile_id, state: row.state };
  });
}

/** In the order in which they happened. */
export async function listEvents(connection: Knex, tenantId: string, consentId: string): Promise<readonly EventRow[]> {
  const rows = await connection('consent_events')
    .where({ tenant_id: tenantId, consent_id: consentId })
    .orderBy('position')
    .select<{ position: number; type: ConsentEventType; at: number; ledger_seq: number }[]>();
  return rows.map((row) => ({
    position: row.position,
    type: row.type,
    at: new Date(Number(row.at)),
    ledgerSeq: Number(row.ledger_seq),
  }));
}

/** Adds an event and keeps the state that follows from all events beside the consent, where it can be searched. */
export async function appendEvent(
  transaction: Knex.Transaction,
  tenantId: string,
  consentId: string,
  event: EventRow,
  state: ConsentState,
): Promise<void> {
  await transaction('consent_events').insert({
    tenant_id: tenantId,
    consent_id: consentId,
    position: event.position,
    type: event.type,
    at: event.at.getTime(),
    ledger_seq: event.ledgerSeq,
  });
  await transaction('consents').where({ tenant_id: tenantId, id: consentId }).update({ state });
}

export async function deleteMembershipsOf(
  transaction: Knex.Transaction,
  tenantId: string,
  consentId: string,
): Promise<void> {
  await transaction('memberships').where({ tenant_id: tenantId, consent_id: consentId }).delete();
}

/** From the consents outwards: the order of the other tables would have to be sorted first. */
function joined(connection: Knex): Knex.QueryBuilder {
  return connection('consents as c')
    .leftJoin('submissions as s', 's.id', 'c.submission_id')
    .leftJoin('consent_profiles as p', 'p.id', 'c.profile_id')
    .select('c.*', 's.ledger_seq', 'p.purpose', 'p.description');
}

function subjectWith(connection: Knex, tenantId: string, emailIndex: string): Knex.QueryBuilder {
  return connection('subjects').where({ tenant_id: tenantId, email_index: emailIndex }).select('id');
}

function fromRow(row: Joined): ConsentRow {
  return {
    id: row.id,
    subjectId: row.subject_id,
    submissionId: row.submission_id,
    submissionSeq: Number(row.ledger_seq),
    profileId: row.profile_id,
    purpose: row.purpose,
    description: row.description,
    versionId: row.version_id,
    formKey: row.form_key,
    ticked: Boolean(row.ticked),
    state: row.state,
    createdAt: new Date(Number(row.created_at)),
  };
}
