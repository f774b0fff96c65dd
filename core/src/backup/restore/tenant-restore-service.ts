import { setTimeout as wait } from 'node:timers/promises';
import { isMigrated } from '../../database/migrate';
import { dataMigrations } from '../../database/data-migrations/index';
import { openDatabase, type Database } from '../../database/database';
import { lockApplied } from '../../deletion/erasure-store';
import type { ChainPosition } from '../../ledger/chain';
import { LedgerService } from '../../ledger/ledger-service';
import { readHead } from '../../ledger/ledger-store';
import type { JournalHead } from '../../vault/journal-entry';
import { hashOfEntry } from '../restored-store';
import { headsOfDatabase, headsOfManifests, requireWholeJournal } from './evidence-service';
import type { KnownHead } from './journal-evidence';
import { LostRowsWriter, type BroughtBack } from './lost-rows-writer';
import { Quarantine } from './quarantine-service';
import type { ReplayParts } from './replay-service';
import { manifestOf, type RestoreOptions, type RestorePayload } from './restore-service';
import { RestoreRefused, type TenantRestoreResult } from './types';

/** Longer than an entry of the journal takes, in milliseconds. */
const retryAfterMs = 1000;

export type TenantRestoreOptions = Pick<RestoreOptions, 'databaseUrl' | 'journalMirror' | 'manifests' | 'fill'> &
  ReplayParts;

export interface TenantRestore {
  readonly date: string;
  readonly tenantId: string;
  readonly onStep?: (step: string) => void;
}

/**
 * Brings one tenant's lost rows back into the running data, while bridges go on. It is free of charge under fair use
 * (§ Backup of the mission), so each is in the tenant's ledger.
 */
export class TenantRestoreService {
  constructor(private readonly options: TenantRestoreOptions) {}

  /** Rows that the backup has, the running data lacks, and nobody removed by right. Throws `RestoreRefused`. */
  async restore({ date, tenantId, onStep = () => undefined }: TenantRestore): Promise<TenantRestoreResult> {
    const { databaseUrl, manifests, fill, vault, journal } = this.options;
    const all = await manifests(date);
    const manifest = manifestOf(all, date);
    const running = openDatabase(databaseUrl);
    try {
      if (!(await isMigrated(running, dataMigrations))) throw new RestoreRefused('the databases are not migrated');
      // Before the backup is decrypted, which may take long.
      if (manifest.ledgerHeads[tenantId] === undefined) throw new RestoreRefused('this backup has no such tenant');
      if (!(await running.read((connection) => readHead(connection, tenantId)))) {
        throw new RestoreRefused('the running data has lost this tenant: restore the whole database');
      }
      onStep('looking at the vault, the deletion journal and its mirror');
      const known = [...headsOfManifests(all), ...(await headsOfDatabase(running, vault, 'the running data'))];
      await this.requireJournal(known);
      onStep('decrypting the backup into quarantine');
      const quarantine = await Quarantine.fill(databaseUrl, manifest, fill);
      try {
        await this.requireJournal(await headsOfDatabase(quarantine.database, vault, `the backup of ${date}`));
        onStep('erasing again what the deletion journal names, and looking for anything left');
        const before = await journal.head();
        let { erasedAgain, withoutKey, consentsLost } = await quarantine.cleanse(this.options, tenantId);
        for (let head = before; ;) {
          onStep('bringing back what was lost');
          const done = await this.bringBack(running, quarantine, tenantId, head);
          if (done) {
            const { journalHead, tables, cameAnew } = done;
            const restored = sum(tables);
            const counts = { restored, erasedAgain, withoutKey, consentsLost, tables, cameAnew };
            return { date, tenantId, journalHead, ok: true, ...counts };
          }
          // Somebody was erased meanwhile.
          head = await journal.head();
          const again = await quarantine.cleanse(this.options, tenantId);
          ({ consentsLost } = again);
          erasedAgain += again.erasedAgain;
          withoutKey += again.withoutKey;
        }
      } finally {
        await quarantine.dispose();
      }
    } finally {
      await running.close();
    }
  }

  /** An erasure under way, half in the mirror and half in the vault, looks wrong for a moment: only what stands still counts. */
  private async requireJournal(known: readonly KnownHead[]): Promise<void> {
    const { journal, journalMirror } = this.options;
    for (let before: JournalHead | undefined; ;) {
      try {
        await requireWholeJournal(journal, journalMirror, known);
        return await journal.recover();
      } catch (error) {
        const head = await journal.head();
        if (head.seq === before?.seq) throw error;
        before = head;
        await wait(retryAfterMs);
      }
    }
  }

  /** Undefined, and nothing done, when the journal has gone on since the quarantine was cleansed. */
  private async bringBack(
    running: Database,
    { database, manifest, heads }: Quarantine,
    tenantId: string,
    cleansedTo: JournalHead,
  ): Promise<(BroughtBack & { journalHead: JournalHead }) | undefined> {
    const { vault, journal, runtime } = this.options;
    const head = heads.get(tenantId) as ChainPosition;
    const now = runtime.clock.now();
    const ledger = new LedgerService(running, vault, runtime);
    const { key } = await vault.tenant(tenantId);
    return running.write(async (transaction) => {
      // Whoever erases waits for this.
      await lockApplied(transaction);
      await ledger.hold(transaction, tenantId);
      const journalHead = await journal.head();
      if (journalHead.seq !== cleansedTo.seq) return undefined;
      const present = await readHead(transaction, tenantId);
      if ((present?.seq ?? 0) < head.seq) {
        throw new RestoreRefused("the tenant's ledger ends before that of the backup: restore the whole database");
      }
      // An entry that is lost comes back, and is compared with those around it.
      const hash = head.seq === 0 ? head.hash : await hashOfEntry(transaction, tenantId, head.seq);
      if (hash !== undefined && hash !== head.hash) {
        throw new RestoreRefused(
          `this backup is of a ledger that a later restore gave up at entry ${head.seq} or before: take a backup from before that, or restore the whole database`,
        );
      }
      const writer = new LostRowsWriter(vault);
      const found = await database.read((backup) =>
        writer.bringBack(transaction, { tenantId, backup, head: head.seq, now }),
      );
      const backup = { date: manifest.date, madeAt: manifest.createdAt };
      const rows = sum(found.tables);
      const payload: RestorePayload = { v: 1, scope: 'tenant', backup, head, journal: journalHead, rows };
      const owner = { keyId: tenantId, key };
      await ledger.append(transaction, { tenantId, type: 'backup.restored', ref: tenantId, at: now, owner, payload });
      return { ...found, journalHead };
    });
  }
}

function sum(tables: Readonly<Record<string, number>>): number {
  return Object.values(tables).reduce((total, rows) => total + rows, 0);
}
