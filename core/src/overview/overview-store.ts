import type { Knex } from 'knex';
import type { EventsInHour } from './consents-per-day';
import type { MailBacklog } from './types';

const hourMs = 60 * 60 * 1000;

/** Events since a full hour, counted by type and hour: never more than a few rows per hour, however many events. */
export async function eventsByHour(connection: Knex, tenantId: string, since: Date): Promise<readonly EventsInHour[]> {
  const hour = connection.raw('(?? - ?? % ?)', ['at', 'at', hourMs]);
  const query: Knex.QueryBuilder = connection('consent_events')
    .where('tenant_id', tenantId)
    .andWhere('at', '>=', since.getTime())
    .whereIn('type', ['given', 'confirmed', 'withdrawn'])
    .groupBy('type', hour)
    .select('type', connection.raw('? as hour', [hour]))
    .count({ n: '*' });
  const rows = (await query) as { type: string; hour: number; n: number }[];
  return rows.map(({ type, hour, n }) => ({ type, hour: new Date(Number(hour)), count: Number(n) }));
}

/** How many consents await their confirmation. */
export async function countRequested(connection: Knex, tenantId: string): Promise<number> {
  return countOf(connection('consents').where({ tenant_id: tenantId, state: 'requested' }));
}

/** What of a tenant's mail was not sent yet, or never will be. */
export async function mailBacklog(connection: Knex, tenantId: string): Promise<MailBacklog> {
  const ofTenant = (): Knex.QueryBuilder =>
    connection('outbox_messages').where({ tenant_id: tenantId, kind: 'consent-confirmation' });
  const waiting = (await ofTenant().whereNull('failed_at').count({ n: '*' }).min({ oldest: 'created_at' }).first()) as {
    n: number;
    oldest: number | null;
  };
  return {
    waiting: Number(waiting.n),
    failed: await countOf(ofTenant().whereNotNull('failed_at')),
    oldestWaitingSince: waiting.oldest === null ? null : new Date(Number(waiting.oldest)),
  };
}

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const row = (await query.count({ n: '*' }).first()) as { n: number };
  return Number(row.n);
}
