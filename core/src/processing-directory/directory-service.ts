import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Database } from '../database/database';
import { DomainError } from '../errors/domain-error';
import type { LedgerService } from '../ledger/ledger-service';
import { listOwnEntries } from '../ledger/ledger-store';
import { openPayload } from '../ledger/payload';
import type { Acting } from '../runtime/acting';
import { austrianDay, endOfAustrianDay } from '../runtime/calendar-days';
import { pageOf } from '../runtime/cursor';
import type { Locale } from '../runtime/locale';
import type { Page, PageRequest } from '../runtime/page';
import type { Runtime } from '../runtime/runtime';
import { processor } from '../tenants/processor';
import type { TenantService } from '../tenants/tenant-service';
import type { Company } from '../tenants/types';
import { unseal } from '../vault/seal';
import type { Vault } from '../vault/vault';
import { changedColumns, newCells, patchedCells, type CellsPatch } from './cell-rules';
import { groupUses } from './collected-fields-store';
import { missingParts } from './completeness';
import * as store from './directory-store';
import { changePlace, type DirectoryWriter } from './directory-writer';
import { unnamedParts } from './drift';
import { findingInWords } from './finding-words';
import { directoryAt } from './history-at';
import type { Activity, ActivityCells, DirectoryChange, DirectoryController, ProcessingDirectory } from './types';

/** Some milliseconds' work. */
const rowsPerTurn = 20;

/** The record of processing activities of each controller (Art. 30(1) GDPR). */
export class DirectoryService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly tenants: Pick<TenantService, 'getSettings' | 'contact'>,
    private readonly writer: DirectoryWriter,
    private readonly runtime: Pick<Runtime, 'clock'>,
  ) {}

  /** The directory in force. `locale`: the language of findings. */
  async get(tenantId: string, locale: Locale): Promise<ProcessingDirectory> {
    const controller = await this.controller(tenantId);
    const { uses, activities, ...measures } = await this.database.read(async (connection) => ({
      uses: await groupUses(connection, tenantId),
      activities: await store.listActivities(connection, tenantId),
      ...(await store.readMeasures(connection, tenantId)),
    }));
    const names = new Map(activities.map(({ id, name }) => [id, name]));
    const findings = [
      ...missingParts({ controller, ...measures, activities }),
      ...unnamedParts(activities, uses, processor()),
    ].map((finding) => findingInWords(finding, names.get(finding.activityId ?? '') ?? '', locale));
    return { controller, ...measures, activities, findings };
  }

  /** The present day in Austria, as YYYY-MM-DD: the last day `at` can be asked for. */
  today(): string {
    return austrianDay(this.runtime.clock.now());
  }

  /** The directory as it stood at the end of a day in Austria, YYYY-MM-DD; without findings. */
  async at(tenantId: string, day: string): Promise<ProcessingDirectory> {
    const end = endOfAustrianDay(day);
    const state = await this.database.read(async (connection) =>
      directoryAt(
        await store.listEveryActivity(connection, tenantId),
        await store.changesBefore(connection, tenantId, end),
      ),
    );
    return { controller: await this.controllerAt(tenantId, end), ...state, findings: [] };
  }

  /** Adds a row of the controller's own. Throws `field-invalid`. */
  async add(acting: Acting, cells: CellsPatch & Pick<ActivityCells, 'name'>): Promise<Activity> {
    const complete = newCells(cells);
    return this.write(acting, (transaction) => this.writer.add(transaction, acting, complete));
  }

  /** Adds rows of the controller's own, all or none. Lets other work run between rows. */
  async addAll(acting: Acting, rows: readonly ActivityCells[]): Promise<void> {
    await this.write(acting, async (transaction) => {
      for (const [index, cells] of rows.entries()) {
        // SQLite answers within the same turn.
        if (index % rowsPerTurn === rowsPerTurn - 1) await nextTurn();
        await this.writer.add(transaction, acting, cells);
      }
    });
  }

  /**
   * Changes some cells of a row. When it was another revision that the caller saw, the change still goes through where
   * nobody else has changed the same cells since. Throws `not-found`, `activity-retired`, `field-invalid`, and
   * `precondition-failed` when somebody has.
   */
  async change(acting: Acting, id: string, patch: CellsPatch, seenRevision?: number): Promise<Activity> {
    return this.write(acting, async (transaction) => {
      const before = await inForce(transaction, acting.tenantId, id);
      const cells = patchedCells(before, patch);
      const columns = changedColumns(before, cells);
      if (columns.length === 0) return before;
      if (seenRevision !== undefined && seenRevision !== before.revision) {
        const changed = await store.columnsChangedSince(transaction, acting.tenantId, id, seenRevision);
        if (seenRevision > before.revision || columns.some((column) => changed.has(column))) {
          throw new DomainError('precondition-failed');
        }
      }
      return this.writer.change(transaction, acting, before, { cells, columns });
    });
  }

  /** One row, in force or retired. Throws `not-found`. */
  async activity(tenantId: string, id: string): Promise<Activity> {
    const row = await this.database.read((connection) => store.findActivity(connection, tenantId, id));
    if (!row) throw new DomainError('not-found');
    return row;
  }

  /** Retires a row of the controller's own. Throws `not-found`, `activity-retired`, `activity-of-group`. */
  async retire(acting: Acting, id: string): Promise<void> {
    await this.write(acting, async (transaction) => {
      const before = await inForce(transaction, acting.tenantId, id);
      if (before.source === 'contact-group') throw new DomainError('activity-of-group');
      await this.writer.retire(transaction, acting, before);
    });
  }

  async measures(tenantId: string): Promise<store.StoredMeasures> {
    return this.database.read((connection) => store.readMeasures(connection, tenantId));
  }

  /** Throws `precondition-failed` when it was another revision that the caller saw. */
  async setMeasures(acting: Acting, measures: string, seenRevision?: number): Promise<store.StoredMeasures> {
    return this.write(acting, async (transaction) => {
      const before = await store.readMeasures(transaction, acting.tenantId);
      if (before.measures === measures) return before;
      if (seenRevision !== undefined && seenRevision !== before.measuresRevision) {
        throw new DomainError('precondition-failed');
      }
      return this.writer.setMeasures(transaction, acting, before, measures);
    });
  }

  /** Every change, newest first; of one row, when asked for. */
  async history(tenantId: string, request: PageRequest, activityId?: string): Promise<Page<DirectoryChange>> {
    const changes = await this.database.read((connection) =>
      store.pageChanges(connection, tenantId, request, activityId),
    );
    const { key } = await this.vault.tenant(tenantId);
    return pageOf(
      changes,
      request,
      ({ id }) => id,
      ({ sealedActor, revision: _revision, ledgerSeq: _ledgerSeq, ...change }) => ({
        ...change,
        actor: sealedActor && unseal(key, sealedActor, changePlace(tenantId, change.id)).toString('utf8'),
      }),
    );
  }

  /** What the settings said of the controller before a moment, by the ledger. */
  private async controllerAt(tenantId: string, moment: Date): Promise<DirectoryController> {
    const { key } = await this.vault.tenant(tenantId);
    const entries = await this.database.read((connection) => listOwnEntries(connection, tenantId, 'settings.changed'));
    const last = entries.filter(({ at }) => at < moment).at(-1);
    const payload = last && openPayload<{ settings: { company: Company | null } }>(last, key);
    return payload?.settings.company ?? { name: (await this.tenants.contact(tenantId)).name };
  }

  private async controller(tenantId: string): Promise<DirectoryController> {
    const { company } = await this.tenants.getSettings(tenantId);
    return company ?? { name: (await this.tenants.contact(tenantId)).name };
  }

  private write<T>(acting: Acting, work: (transaction: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, acting.tenantId);
      return work(transaction);
    });
  }
}

async function inForce(transaction: Knex.Transaction, tenantId: string, id: string): Promise<Activity> {
  const row = await store.findActivity(transaction, tenantId, id);
  if (!row) throw new DomainError('not-found');
  if (row.retiredAt) throw new DomainError('activity-retired');
  return row;
}
