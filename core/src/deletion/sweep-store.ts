import type { Knex } from 'knex';
import { isWithdrawable } from '../consent/state';
import { consentEventTypes, type ConsentState } from '../consent/types';
import { basesInForce } from '../contacts/basis-store';

const ended: readonly ConsentState[] = ['withdrawn', 'expired', 'invalidated'];
const living = consentEventTypes.filter(isWithdrawable);

/** A membership that is old enough to be looked at. */
export interface OldMembership {
  readonly subjectId: string;
  readonly submissionId: string;
  readonly consentId: string;
  readonly joinedAt: Date;
}

/** Of a group, the oldest first; not of persons whose data something else than a consent keeps. */
export async function membershipsBefore(
  connection: Knex,
  {
    tenantId,
    groupId,
    before,
    now,
    limit,
  }: { tenantId: string; groupId: string; before: Date; now: Date; limit: number },
): Promise<readonly OldMembership[]> {
  const rows = await connection('memberships as m')
    .join('consents as c', 'c.id', 'm.consent_id')
    .where({ 'm.group_id': groupId, 'm.tenant_id': tenantId })
    .andWhere('m.created_at', '<=', before.getTime())
    .whereNotExists(basisInForce(connection, 'm.subject_id', now))
    .orderBy(['m.created_at', 'm.consent_id'])
    .limit(limit)
    .select<{ subject_id: string; submission_id: string; consent_id: string; created_at: number }[]>(
      ...['m.subject_id', 'c.submission_id', 'm.consent_id', 'm.created_at'],
    );
  return rows.map((row) => ({
    subjectId: row.subject_id,
    submissionId: row.submission_id,
    consentId: row.consent_id,
    joinedAt: new Date(Number(row.created_at)),
  }));
}

/** A person whose last legal basis is gone, and since when. */
export interface WithoutBasis {
  readonly subjectId: string;
  readonly since: Date;
}

/** Persons of whom a consent or another legal basis ended, and nothing else is left; by their ids. */
export async function personsWithoutBasis(
  connection: Knex,
  { tenantId, now, limit }: { tenantId: string; now: Date; limit: number },
): Promise<readonly WithoutBasis[]> {
  const consents = connection('consents as x')
    .join('consent_events as e', (join) => join.on('e.consent_id', 'x.id').andOn('e.type', 'x.state'))
    .where('x.tenant_id', tenantId)
    .whereIn('x.state', ended.slice())
    .groupBy('x.subject_id')
    .max({ since: 'e.at' });
  // Grouped first, by the index of what ended: MariaDB would go through all bases of all tenants instead.
  const lapsed = connection('contact_bases')
    .where('tenant_id', tenantId)
    .andWhere('valid_until', '<=', now.getTime())
    .groupBy('subject_id')
    .select('subject_id')
    .max({ since: 'valid_until' });
  const bases = connection(lapsed.as('x')).select('x.since');
  const found: (readonly [string, number])[] = [];
  for (const ending of [consents, bases] as Knex.QueryBuilder[]) {
    const rows = await ending
      .whereNotExists(
        connection('consents as o')
          .where('o.subject_id', connection.ref('x.subject_id'))
          .whereIn('o.state', living.slice()),
      )
      .whereNotExists(basisInForce(connection, 'x.subject_id', now))
      .orderBy('x.subject_id')
      .limit(limit)
      .select<{ subject_id: string; since: number }[]>('x.subject_id');
    found.push(...rows.map((row) => [row.subject_id, Number(row.since)] as const));
  }
  return firstById(found, limit);
}

/** Who is found twice is without basis since the later. */
function firstById(found: readonly (readonly [id: string, since: number])[], limit: number): readonly WithoutBasis[] {
  const last = new Map<string, number>();
  for (const [id, since] of found) last.set(id, Math.max(since, last.get(id) ?? since));
  const ids = [...last.keys()].sort().slice(0, limit);
  return ids.map((subjectId) => ({ subjectId, since: new Date(last.get(subjectId) ?? 0) }));
}

/** When proofs without identity, and objections of erased persons, ran out. */
export async function expiredTraces(
  connection: Knex,
  { tenantId, now, limit }: { tenantId: string; now: Date; limit: number },
): Promise<{ readonly proofs: readonly Date[]; readonly objections: readonly Date[] }> {
  const times = async (table: string): Promise<Date[]> => {
    const query = connection(table).where('tenant_id', tenantId).andWhere('expires_at', '<=', now.getTime());
    return (await query.orderBy('expires_at').limit(limit).pluck<number[]>('expires_at')).map(
      (at) => new Date(Number(at)),
    );
  };
  return { proofs: await times('erased_proofs'), objections: await times('objections') };
}

/** Deletes them, of all tenants; answers how many. */
export async function deleteExpiredTraces(transaction: Knex.Transaction, now: Date): Promise<number> {
  const expired = (table: string): Promise<number> =>
    transaction(table).where('expires_at', '<=', now.getTime()).delete().then(Number);
  return (await expired('erased_proofs')) + (await expired('objections'));
}

/** Whether anything is to be deleted there. */
export async function anyExpiredTrace(connection: Knex, now: Date): Promise<boolean> {
  const any = async (table: string): Promise<boolean> =>
    (await connection(table).where('expires_at', '<=', now.getTime()).first('tenant_id')) !== undefined;
  return (await any('erased_proofs')) || (await any('objections'));
}

function basisInForce(connection: Knex, subject: string, now: Date): Knex.QueryBuilder {
  return basesInForce(connection, now).where('subject_id', connection.ref(subject));
}
