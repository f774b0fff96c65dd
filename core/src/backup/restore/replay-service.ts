import type { Database } from '../../database/database';
import { CompletionWriter } from '../../deletion/completion-writer';
import { ErasureService } from '../../deletion/erasure-service';
import { deletePerson, readApplied } from '../../deletion/erasure-store';
import { ErasureWriter } from '../../deletion/erasure-writer';
import { RequestWriter } from '../../deletion/request-writer';
import { LedgerService } from '../../ledger/ledger-service';
import { redactSealedBy } from '../../ledger/ledger-store';
import type { Runtime } from '../../runtime/runtime';
import type { ErasedRecord, JournalEntry } from '../../vault/journal-entry';
import type { JournalService } from '../../vault/journal-service';
import { RequestKeys } from '../../vault/request-keys-service';
import type { Vault } from '../../vault/vault';
import { RestoreRequestWriter } from '../restore-requests/restore-request-writer';
import * as store from './restored-data-store';
import { RestoreRefused } from './types';

/** Entries of the journal read at a time. */
const batch = 500;

export interface ReplayParts {
  readonly keys: Database;
  readonly vault: Vault;
  readonly journal: JournalService;
  readonly runtime: Runtime;
  /** Whether KundenMeister is told by webhook of erasures; it may have lost what it was told since the backup. */
  readonly webhooks: boolean;
}

export interface Replayed {
  /** Persons and single records that the backup still had. */
  readonly erasedAgain: number;
  /** Persons who went because the vault has no key of theirs, and the journal does not say why. */
  readonly withoutKey: number;
}

/** Brings a database that came out of a backup to what the deletion journal and the vault demand. */
export class ReplayService {
  constructor(
    private readonly data: Database,
    private readonly parts: ReplayParts,
  ) {}

  /** The database is migrated, and nobody else uses it. Throws `RestoreRefused` when the vault is another database's. */
  async run(): Promise<Replayed> {
    await this.requireTenantKeys();
    const erasedAgain = await this.countErased();
    const { keys, vault, journal, runtime, webhooks } = this.parts;
    const ledger = new LedgerService(this.data, vault, runtime);
    const requests = new RequestWriter(vault, ledger, runtime);
    const completion = new CompletionWriter(requests, runtime, webhooks);
    const eraser = new ErasureWriter(vault, ledger, runtime);
    await new ErasureService(this.data, keys, journal, ledger, eraser, completion).finish();
    const books = [requests, new RestoreRequestWriter(vault, ledger, runtime, false)];
    await new RequestKeys(this.data, vault, ledger, books, runtime.clock).closeWithoutKey();
    return { erasedAgain, withoutKey: await this.dropWithoutKey() };
  }

  /** What of the erased is still there, in words without personal data; empty when nothing is, as it must be. */
  async traces(): Promise<readonly string[]> {
    const { engine } = this.data;
    const tables = await this.data.read((connection) => store.tablesAboutPersons(connection, engine));
    const faults: string[] = [];
    for await (const { persons, records } of this.erasedAfter(0)) {
      const keys = (await this.parts.vault.present(persons)).size;
      if (keys > 0) faults.push(`the vault has ${keys} keys that the journal destroyed`);
      const found = await this.data.read(async (connection) => [
        ...Object.entries(await store.tracesOfPersons(connection, tables, persons)),
        ...Object.entries(await store.tracesOfRecords(connection, records)),
      ]);
      faults.push(...found.map(([table, rows]) => `${table} has ${rows} that the journal erased`));
    }
    return faults;
  }

  private async requireTenantKeys(): Promise<void> {
    const ids = await this.data.read(store.tenantIds);
    const present = await this.parts.vault.present(ids);
    const missing = ids.filter((id) => !present.has(id));
    if (missing.length === 0) return;
    const [first] = missing;
    throw new RestoreRefused(
      missing.length === ids.length
        ? 'the vault has no key of any tenant of this backup: it is another vault, or was lost'
        : `the vault has no key of tenant ${first}: take a newer copy of the vault, or a backup from before that tenant came`,
    );
  }

  private async countErased(): Promise<number> {
    const { seq } = await this.data.read(readApplied);
    let erased = 0;
    for await (const { persons, records } of this.erasedAfter(seq)) {
      erased += await this.data.read(async (connection) => {
        return (await store.countSubjects(connection, persons)) + (await store.countRecords(connection, records));
      });
    }
    return erased;
  }

  /** Rows and payloads that nobody can open: erased, or newer than the vault. */
  private async dropWithoutKey(): Promise<number> {
    let persons = 0;
    await this.eachWithoutKey(store.listSubjectIds, async (ids) => {
      await this.data.write(async (transaction) => {
        for (const id of ids) await deletePerson(transaction, id);
      });
      persons += ids.length;
    });
    await this.eachWithoutKey(store.listSealingKeys, async (ids) => {
      await this.data.write((transaction) => redactSealedBy(transaction, ids));
    });
    return persons;
  }

  private async eachWithoutKey(
    list: typeof store.listSubjectIds,
    drop: (ids: readonly string[]) => Promise<void>,
  ): Promise<void> {
    for (let after = ''; ;) {
      const from = after;
      const ids = await this.data.read((connection) => list(connection, from));
      const last = ids.at(-1);
      if (last === undefined) return;
      const present = await this.parts.vault.present(ids);
      await drop(ids.filter((id) => !present.has(id)));
      after = last;
    }
  }

  /** What the journal names after an entry, many at a time. */
  private async *erasedAfter(
    seq: number,
  ): AsyncGenerator<{ persons: readonly string[]; records: readonly ErasedRecord[] }> {
    let [persons, records]: [string[], ErasedRecord[]] = [[], []];
    for await (const entry of journalEntries(this.parts.journal, seq)) {
      if (entry.kind === 'person') persons.push(...entry.ids);
      else records.push(...entry.ids);
      if (persons.length + records.length < batch) continue;
      yield { persons, records };
      [persons, records] = [[], []];
    }
    yield { persons, records };
  }
}

/** The vault's journal in order, after an entry. */
export async function* journalEntries(
  journal: Pick<JournalService, 'list'>,
  after: number,
): AsyncGenerator<JournalEntry, void> {
  for (let at = after; ;) {
    const entries = await journal.list({ after: at, limit: batch });
    yield* entries;
    const last = entries.at(-1);
    if (!last) return;
    at = last.seq;
  }
}
