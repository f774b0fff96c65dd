import type { Knex } from 'knex';
import type { ConsentState } from '../consent/types';
import { listActivities } from '../processing-directory/directory-store';
import type { Activity } from '../processing-directory/types';
import { dayMs } from '../runtime/day';
import { lapsesAt } from './storage-period';
import * as store from './sweep-store';

/** No month is shorter: older memberships are then looked at closely. */
const shortestMonthMs = 28 * dayMs;

type Group = Activity & { readonly contactGroupId: string };

/** A membership that its group keeps no longer. */
export type Lapsed = store.OldMembership & { readonly group: Group; readonly lapsedAt: Date };

/** By the storage periods that the rows of the tenant's contact groups name; the oldest of each group first. */
export async function findLapsed(
  connection: Knex,
  tenantId: string,
  limit: number,
  now: Date,
): Promise<readonly Lapsed[]> {
  const found: Lapsed[] = [];
  for (const group of (await listActivities(connection, tenantId)).filter(isOfGroup)) {
    const { storagePeriod, contactGroupId: groupId } = group;
    const { months } = storagePeriod;
    if (months === undefined || found.length >= limit) continue;
    const before = new Date(now.getTime() - months * shortestMonthMs);
    const old = await store.membershipsBefore(connection, {
      tenantId,
      groupId,
      before,
      now,
      limit: limit - found.length,
    });
    for (const membership of old) {
      const lapsedAt = lapsesAt(storagePeriod, membership.joinedAt);
      if (lapsedAt && lapsedAt <= now) found.push({ ...membership, group, lapsedAt });
    }
  }
  return found;
}

/** A consent, and the membership that rests on it. */
export interface ConsentWithMembership {
  readonly id: string;
  readonly subjectId: string;
  readonly state: ConsentState;
  readonly groupId: string | null;
  readonly memberSince: Date | null;
}

/** Those of these consents that the tenant has. */
export async function findWithMembership(
  connection: Knex,
  tenantId: string,
  consentIds: readonly string[],
): Promise<readonly ConsentWithMembership[]> {
  if (consentIds.length === 0) return [];
  const rows = await connection('consents as c')
    .leftJoin('memberships as m', 'm.consent_id', 'c.id')
    .whereIn('c.id', consentIds.slice())
    .orderBy('c.id')
    .select<
      {
        id: string;
        tenant_id: string;
        subject_id: string;
        state: ConsentState;
        group_id: string | null;
        since: number | null;
      }[]
    >('c.id', 'c.tenant_id', 'c.subject_id', 'c.state', 'm.group_id', 'm.created_at as since');
  return rows
    .filter((row) => row.tenant_id === tenantId)
    .map(({ id, subject_id: subjectId, state, group_id: groupId, since }) => {
      return { id, subjectId, state, groupId, memberSince: since === null ? null : new Date(Number(since)) };
    });
}

function isOfGroup(activity: Activity): activity is Group {
  return activity.contactGroupId !== undefined;
}
