import type { Knex } from 'knex';
import type { LedgerEntryType } from '../ledger/types';
import type { AuditedConsent, BackingEntry } from './consent-audit';
import type { EventRow } from './consent-store';
import type { ConsentEventType, ConsentState } from './types';

interface ConsentColumns {
  id: string;
  submission_id: string;
  profile_id: string;
  version_id: string;
  ticked: number;
  state: ConsentState;
}

interface EventColumns {
  consent_id: string;
  position: number;
  type: ConsentEventType;
  at: number;
  ledger_seq: number;
}

/** In order, the entries of some types, up to and with `until`. */
export async function listBacking(
  connection: Knex,
  tenantId: string,
  types: readonly LedgerEntryType[],
  { after, until, limit }: { after: number; until: number; limit: number },
): Promise<readonly BackingEntry[]> {
  const rows = await connection('ledger_entries')
    .where('tenant_id', tenantId)
    .whereBetween('seq', [after + 1, until])
    .whereIn('type', types.slice())
    .orderBy('seq')
    .limit(limit)
    .select<{ seq: number; type: LedgerEntryType; ref: string; at: number }[]>('seq', 'type', 'ref', 'at');
  return rows.map(({ seq, type, ref, at }) => ({ seq: Number(seq), type, ref, at: new Date(Number(at)) }));
}

/** By id; unknown ids are left out. */
export async function findAudited(
  connection: Knex,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AuditedConsent>> {
  const rows = await connection<ConsentColumns>('consents').where('tenant_id', tenantId).whereIn('id', ids.slice());
  const events = await eventsOf(connection, ids);
  return new Map(rows.map((row) => [row.id, toAudited(row, events.get(row.id) ?? [])]));
}

/** The consents after the id `after` whose submission's payload is erased, each with the number of its entry. */
export async function listErased(
  connection: Knex,
  tenantId: string,
  { after, limit }: { after: string; limit: number },
): Promise<readonly { readonly id: string; readonly recorded: BackingEntry }[]> {
  const rows = await recordedConsents(connection, tenantId)
    .whereNotNull('e.seq')
    .whereNull('e.sealed_payload')
    .andWhere('c.id', '>', after)
    .orderBy('c.id')
    .limit(limit)
    .select<{ id: string; seq: number; type: LedgerEntryType; ref: string; at: number }[]>(
      ...['c.id', 'e.seq', 'e.type', 'e.ref', 'e.at'],
    );
  return rows.map(({ id, seq, type, ref, at }) => {
    return { id, recorded: { seq: Number(seq), type, ref, at: new Date(Number(at)) } };
  });
}

/** The first consent of which no entry says that it was recorded. */
export async function findUnbacked(connection: Knex, tenantId: string): Promise<string | undefined> {
  const query = recordedConsents(connection, tenantId).whereNull('e.seq').orderBy('c.id');
  const row = await query.first<{ id: string } | undefined>('c.id');
  return row?.id;
}

function recordedConsents(connection: Knex, tenantId: string): Knex.QueryBuilder {
  return connection('consents as c')
    .leftJoin('submissions as s', 's.id', 'c.submission_id')
    .leftJoin('ledger_entries as e', (entry) =>
      entry
        .on('e.tenant_id', 'c.tenant_id')
        .andOn('e.seq', 's.ledger_seq')
        .andOn('e.ref', 'c.submission_id')
        .andOnVal('e.type', 'submission.recorded'),
    )
    .where('c.tenant_id', tenantId);
}

async function eventsOf(connection: Knex, ids: readonly string[]): Promise<ReadonlyMap<string, readonly EventRow[]>> {
  const rows = await connection<EventColumns>('consent_events').whereIn('consent_id', ids.slice()).orderBy('position');
  const events = new Map<string, EventRow[]>();
  for (const { consent_id: id, position, type, at, ledger_seq: seq } of rows) {
    const event = { position, type, at: new Date(Number(at)), ledgerSeq: Number(seq) };
    events.set(id, [...(events.get(id) ?? []), event]);
  }
  return events;
}

function toAudited(row: ConsentColumns, events: readonly EventRow[]): AuditedConsent {
  return {
    id: row.id,
    submissionId: row.submission_id,
    profileId: row.profile_id,
    versionId: row.version_id,
    ticked: Boolean(row.ticked),
    state: row.state,
    events,
  };
}
