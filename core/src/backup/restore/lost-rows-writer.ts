import type { Knex } from 'knex';
import { appendEvent } from '../../consent/consent-store';
import { entryTypes, eventBehind } from '../../consent/proof-check';
import { deriveState } from '../../consent/state';
import type { ConsentEventType } from '../../consent/types';
import { insertRows, type Row } from '../../database/insert-rows';
import * as ledgerStore from '../../ledger/ledger-store';
import { verifyChain } from '../../ledger/verify-chain';
import type { Vault } from '../../vault/vault';
import { isLost, lostTables, type GoneByRight, type LostTable } from './lost-rows';
import * as store from './lost-rows-store';
import { RestoreRefused } from './types';

/** What is brought back, and from where. */
export interface LostRows {
  readonly tenantId: string;
  /** The quarantine, in which nobody is left who was erased. */
  readonly backup: Knex;
  /** Where the tenant's ledger stood in the backup. */
  readonly head: number;
  readonly now: Date;
}

export interface BroughtBack {
  readonly tables: Readonly<Record<string, number>>;
  readonly cameAnew: number;
}

const living = ['given', 'confirmed', 'imported'] as const;

/**
 * Adds rows of a tenant that a backup has and the running data lost, and overwrites none, within the caller's transaction,
 * which holds the tenant's chain. What the ledger says happened to a consent since is added to it. Throws `RestoreRefused` when
 * the ledger would not hold.
 */
export class LostRowsWriter {
  constructor(private readonly vault: Pick<Vault, 'find'>) {}

  async bringBack(transaction: Knex.Transaction, lost: LostRows): Promise<BroughtBack> {
    const tables: Record<string, number> = {};
    const rows = new Map<string, readonly Row[]>();
    let cameAnew = 0;
    for (const table of lostTables) {
      const found = await this.add(transaction, table, lost, rows);
      cameAnew += table.name === 'subjects' ? found.taken : 0;
      if (found.added.length === 0) continue;
      rows.set(table.name, found.added);
      tables[table.name] = found.added.length;
      if (table.name === 'ledger_entries') await this.requireSoundLedger(transaction, lost.tenantId);
    }
    return { tables, cameAnew };
  }

  private async add(
    transaction: Knex.Transaction,
    table: LostTable,
    lost: LostRows,
    before: ReadonlyMap<string, readonly Row[]>,
  ): Promise<{ added: readonly Row[]; taken: number }> {
    if (table.name === 'memberships') await continueConsents(transaction, lost.tenantId, touched(before));
    const by = await goneByRight(transaction, lost, before);
    const added: Row[] = [];
    let taken = 0;
    for await (const page of store.pagesOf(lost.backup, table, lost.tenantId)) {
      const found = await store.missing(transaction, table, page);
      taken += found.taken.length;
      const wanted = found.absent.filter((row) => isLost(table, row, by));
      const whole = await store.withParents(transaction, table, wanted);
      await insertRows(transaction, table.name, whole);
      // Their keys are all that is asked for later.
      added.push(...whole.map((row) => pick(row, ['id', 'form_key', 'consent_id'])));
    }
    return { added, taken };
  }

  private async requireSoundLedger(transaction: Knex.Transaction, tenantId: string): Promise<void> {
    const { ok, firstBad } = await verifyChain({
      head: async () => {
        const head = await ledgerStore.readHead(transaction, tenantId);
        if (!head) throw new RestoreRefused('the tenant is gone');
        return { ...head, setBack: await ledgerStore.reachesBeyond(transaction, tenantId, head.seq) };
      },
      entries: (range) => ledgerStore.listEntries(transaction, tenantId, range),
      keys: (ids) => this.vault.find(ids),
    });
    if (!ok) {
      throw new RestoreRefused(
        `with the lost entries of this backup the tenant's ledger does not hold at entry ${firstBad}: it went on in another way`,
      );
    }
  }
}

/** What happened to consents since, by the ledger, which was never lost or came back before. */
async function continueConsents(
  transaction: Knex.Transaction,
  tenantId: string,
  consentIds: readonly string[],
): Promise<void> {
  const subjects = await store.subjectsOf(transaction, consentIds);
  const types = Object.values(entryTypes);
  for (const [consentId, subjectId] of subjects) {
    const events = (await store.eventsOf(transaction, consentId)).slice();
    const known = new Set(events.map(({ seq }) => seq));
    for (const { seq, type, ref, at } of await store.entriesAbout(transaction, { tenantId, subjectId, types })) {
      if (ref !== consentId || known.has(seq)) continue;
      const eventType = eventBehind(type) as ConsentEventType;
      events.push({ type: eventType, seq });
      const state = deriveState(events.map((event) => event.type));
      if (state === undefined) continue;
      await appendEvent(
        transaction,
        tenantId,
        consentId,
        { position: events.length, type: eventType, at, ledgerSeq: seq },
        state,
      );
    }
  }
}

async function goneByRight(
  transaction: Knex.Transaction,
  { tenantId, backup, head, now }: LostRows,
  before: ReadonlyMap<string, readonly Row[]>,
): Promise<GoneByRight> {
  const refs = (type: 'consent-profile.deleted' | 'form.removed') =>
    store.refsAfter(transaction, { tenantId, type, after: head });
  const groups = [...(await store.groupsInUse(transaction, tenantId)), ...(await store.groupsInUse(backup, tenantId))];
  return {
    profiles: await refs('consent-profile.deleted'),
    forms: await refs('form.removed'),
    groupsInUse: new Set(groups),
    formsLost: new Set((before.get('forms') ?? []).map((row) => String(row['form_key']))),
    living: new Set(await store.consentsIn(transaction, tenantId, living)),
    head,
    now,
  };
}

function touched(before: ReadonlyMap<string, readonly Row[]>): readonly string[] {
  const consents = (before.get('consents') ?? []).map((row) => String(row['id']));
  const events = (before.get('consent_events') ?? []).map((row) => String(row['consent_id']));
  return [...new Set([...consents, ...events])];
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.flatMap((column) => (column in row ? [[column, row[column] ?? null]] : [])));
}
