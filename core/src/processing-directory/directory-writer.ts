import type { Knex } from 'knex';
import type { ContactGroup } from '../contacts/group-store';
import type { LedgerService } from '../ledger/ledger-service';
import type { Acting } from '../runtime/acting';
import type { Locale } from '../runtime/locale';
import type { Runtime } from '../runtime/runtime';
import { processor } from '../tenants/processor';
import { seal, type Place } from '../vault/seal';
import type { Vault } from '../vault/vault';
import { cellsOf } from './cell-rules';
import { groupUses } from './collected-fields-store';
import * as store from './directory-store';
import { firstCells } from './first-cells';
import type { Activity, ActivityCells, ActivityColumn, DirectoryChange } from './types';

/** What changed, before it has its place in history. */
type NewChange = Pick<DirectoryChange, 'kind' | 'activityId' | 'activityName' | 'column' | 'from' | 'to'> & {
  readonly revision: number;
};

/**
 * Writes the directory within the caller's transaction, which must hold the tenant's ledger: each change with its place in
 * the history and one entry in the ledger that commits to it.
 */
export class DirectoryWriter {
  constructor(
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly runtime: Runtime,
  ) {}

  async add(
    transaction: Knex.Transaction,
    acting: Acting,
    cells: ActivityCells,
    contactGroupId?: string,
  ): Promise<Activity> {
    const row: Activity = {
      id: this.runtime.ids.next(),
      source: contactGroupId === undefined ? 'own' : 'contact-group',
      ...(contactGroupId !== undefined && { contactGroupId }),
      ...cells,
      revision: 1,
      createdAt: this.runtime.clock.now(),
      retiredAt: null,
    };
    await store.insertActivity(transaction, acting.tenantId, row);
    await this.note(transaction, acting, row.id, [whole(row, 'added', null, cells)]);
    return row;
  }

  /** The row of a contact group, with what can be said of it at first. */
  async addGroup(
    transaction: Knex.Transaction,
    acting: Acting,
    { id, name }: Pick<ContactGroup, 'id' | 'name'>,
    locale: Locale,
  ): Promise<Activity> {
    const use = (await groupUses(transaction, acting.tenantId, id)).get(id);
    return this.add(transaction, acting, firstCells({ name, locale, use }, processor()), id);
  }

  /** Writes these columns of the row; the row after. */
  async change(
    transaction: Knex.Transaction,
    acting: Acting,
    before: Activity,
    { cells, columns }: { cells: ActivityCells; columns: readonly ActivityColumn[] },
  ): Promise<Activity> {
    const row = { ...headOf(before), ...cells, revision: before.revision + 1 };
    await store.updateActivity(transaction, acting.tenantId, row);
    const changes = columns.map((column) => {
      const place = { kind: 'changed', activityId: row.id, activityName: before.name, column } as const;
      return { ...place, from: before[column] ?? null, to: cells[column] ?? null, revision: row.revision };
    });
    await this.note(transaction, acting, row.id, changes);
    return row;
  }

  /** Takes a row out of force; it stays in the history. */
  async retire(transaction: Knex.Transaction, acting: Acting, before: Activity): Promise<void> {
    const row = { ...before, revision: before.revision + 1, retiredAt: this.runtime.clock.now() };
    await store.updateActivity(transaction, acting.tenantId, row);
    await this.note(transaction, acting, row.id, [whole(row, 'retired', cellsOf(before), null)]);
  }

  /** Retires the row of a contact group that goes. */
  async retireGroup(transaction: Knex.Transaction, acting: Acting, contactGroupId: string): Promise<void> {
    const row = await store.findActivityOfGroup(transaction, acting.tenantId, contactGroupId);
    if (row && row.retiredAt === null) await this.retire(transaction, acting, row);
  }

  async setMeasures(
    transaction: Knex.Transaction,
    acting: Acting,
    before: store.StoredMeasures,
    measures: string,
  ): Promise<store.StoredMeasures> {
    const after = { measures, measuresRevision: before.measuresRevision + 1 };
    await store.writeMeasures(transaction, acting.tenantId, after);
    const place = { kind: 'changed', activityId: null, activityName: '', column: 'measures' } as const;
    const change = { ...place, from: before.measures, to: measures, revision: after.measuresRevision };
    await this.note(transaction, acting, acting.tenantId, [change]);
    return after;
  }

  private async note(
    transaction: Knex.Transaction,
    { tenantId, actor }: Acting,
    ref: string,
    changes: readonly NewChange[],
  ): Promise<void> {
    const at = this.runtime.clock.now();
    const { key } = await this.vault.tenant(tenantId);
    const owner = { keyId: tenantId, key };
    const entry = {
      tenantId,
      type: 'directory.changed',
      ref,
      at,
      owner,
      payload: { actor: actor ?? null, changes },
    } as const;
    const { seq: ledgerSeq } = await this.ledger.append(transaction, entry);
    const stored = changes.map((change) => {
      const id = this.runtime.ids.next();
      const sealedActor = actor === undefined ? null : seal(key, actor, changePlace(tenantId, id), this.runtime.random);
      return { id, ...change, at, sealedActor, ledgerSeq };
    });
    await store.insertChanges(transaction, tenantId, stored);
  }
}

/** Where the name of who made a change is sealed. */
export function changePlace(tenantId: string, changeId: string): Place {
  return { tenantId, table: 'directory_changes', row: changeId };
}

function whole(
  { id, name, revision }: Activity,
  kind: 'added' | 'retired',
  from: ActivityCells | null,
  to: ActivityCells | null,
): NewChange {
  return { kind, activityId: id, activityName: name, column: null, from, to, revision };
}

function headOf({
  id,
  source,
  contactGroupId,
  revision,
  createdAt,
  retiredAt,
}: Activity): Omit<Activity, keyof ActivityCells> {
  return { id, source, ...(contactGroupId !== undefined && { contactGroupId }), revision, createdAt, retiredAt };
}
