import { occupy } from '../../database/occupancy';
import { LedgerService } from '../../ledger/ledger-service';
import type { ChainPosition } from '../../ledger/chain';
import type { JournalHead } from '../../vault/journal-entry';
import { countRows } from '../restored-store';
import { removeScratches } from '../scratch-store';
import type { BackupManifest } from '../types';
import { headsOfDatabase, headsOfManifests } from './evidence-service';
import type { KnownHead } from './journal-evidence';
import { Quarantine, type Fill } from './quarantine-service';
import { keepDecisions, nothingKept } from './kept-service';
import type { ReplayParts } from './replay-service';
import { setMailsAside } from './restored-data-store';
import { switchOver } from './switch-over-store';
import { entriesLost, readRunning, type Running } from './running-data-service';
import { RestoreRefused, type WholeRestoreResult } from './types';
import { VaultAccess, type VaultAccessOptions } from './vault-access-service';

export interface RestoreOptions extends VaultAccessOptions {
  readonly databaseUrl: string;
  readonly webhooks: boolean;
  /** Of all backups but those that cannot be read; throws when the one of that day is. */
  readonly manifests: (date: string) => Promise<readonly BackupManifest[]>;
  readonly fill: Fill;
}

/** What a whole restore begins with. */
export interface WholeRestore {
  /** The day of the backup, `YYYY-MM-DD`. */
  readonly date: string;
  /** A copy of the vault, when the vault was lost, too. */
  readonly vaultCopy?: string;
  /** Told what begins, in words for the operator. */
  readonly onStep?: (step: string) => void;
}

/** What a tenant's ledger seals about a restore. */
export interface RestorePayload {
  readonly v: 1;
  readonly scope: 'database' | 'tenant';
  readonly backup: { readonly date: string; readonly madeAt: string };
  /** Where the ledger stood in the backup. */
  readonly head: ChainPosition;
  readonly journal: JournalHead;
  /** Up to which entry the ledger reached before, where that was still to be read: what lies between is lost. */
  readonly lostUpTo?: number;
  /** Of a tenant's lost rows, how many came back. */
  readonly rows?: number;
}

/**
 * Restores a backup so that nobody who was erased comes back: into quarantine first, where the deletion journal is carried out
 * again, and in place of the data only when nothing erased can be read any more.
 */
export class RestoreService {
  constructor(private readonly options: RestoreOptions) {}

  /**
   * The whole database. Throws `DatabaseInUse` while a bridge runs, and `RestoreRefused` with what speaks against it; then the
   * data in place is as before. Stopped at any point it can be repeated.
   */
  async restore({ date, vaultCopy, onStep = () => undefined }: WholeRestore): Promise<WholeRestoreResult> {
    const { databaseUrl, vaultUrl } = this.options;
    const occupancy = await occupy(databaseUrl, 'alone');
    try {
      for (const url of [databaseUrl, vaultUrl]) await removeScratches(url);
      const manifests = await this.options.manifests(date);
      const manifest = manifestOf(manifests, date);
      const known = headsOfManifests(manifests);
      onStep('looking at the vault, the deletion journal and its mirror');
      const access = await (vaultCopy === undefined
        ? VaultAccess.inPlace(this.options)
        : VaultAccess.fromCopy(this.options, vaultCopy, known));
      try {
        return await this.replace(manifest, access, known, onStep);
      } finally {
        await access.close();
      }
    } finally {
      await occupancy.release();
    }
  }

  private async replace(
    manifest: BackupManifest,
    access: VaultAccess,
    known: readonly KnownHead[],
    onStep: (step: string) => void,
  ): Promise<WholeRestoreResult> {
    const { databaseUrl, fill } = this.options;
    const running = await readRunning(databaseUrl, access.vault);
    try {
      await access.continueJournal([...known, ...(running?.known ?? [])]);
      onStep('decrypting the backup into quarantine');
      const quarantine = await Quarantine.fill(databaseUrl, manifest, fill);
      try {
        const seenBy = `the restored data of ${manifest.date}`;
        await access.continueJournal(await headsOfDatabase(quarantine.database, access.vault, seenBy));
        const result = await this.prepare(quarantine, access, running, onStep);
        await running?.data.close();
        onStep('putting the restored data in place');
        return { ...result, replaced: await this.switchOver(quarantine, access) };
      } finally {
        await quarantine.dispose();
      }
    } finally {
      await running?.data.close();
    }
  }

  private async prepare(
    quarantine: Quarantine,
    access: VaultAccess,
    running: Running | undefined,
    onStep: (step: string) => void,
  ): Promise<Omit<WholeRestoreResult, 'replaced'>> {
    const { database, manifest } = quarantine;
    const parts = this.parts(access);
    onStep('erasing again what the deletion journal names, and looking for anything left');
    const { erasedAgain, withoutKey, consentsLost } = await quarantine.cleanse(parts);
    const kept = running ? await keepDecisions(running.data, database, parts) : nothingKept;
    const now = this.options.runtime.clock.now();
    const mailsSetAside = await database.write((transaction) => setMailsAside(transaction, now));
    const journalHead = await access.journal.head();
    await this.note(quarantine, parts, journalHead, running);
    const lost = running ? await entriesLost(running, database, quarantine.heads) : null;
    const rows = await database.read((connection) => countRows(connection, database.engine));
    const restored = Object.entries(rows).reduce((sum, [table, count]) => sum + (isOurs(table) ? count : 0), 0);
    const done = { erasedAgain, withoutKey, consentsLost, journalHead, ok: true } as const;
    return {
      ...{ date: manifest.date, tenantId: null, restored, ...done },
      ...{ ...kept, mailsSetAside, entriesLost: lost },
      tenantsLost: [...(running?.heads.keys() ?? [])].filter((id) => !quarantine.heads.has(id)),
      unreadable: running?.data.unreadable ?? [],
    };
  }

  /** Each tenant's ledger says that it was set back, and from where it goes on. */
  private async note(
    { database, manifest, heads }: Quarantine,
    { vault, runtime }: ReplayParts,
    journal: JournalHead,
    running: Running | undefined,
  ): Promise<void> {
    const ledger = new LedgerService(database, vault, runtime);
    for (const [tenantId, head] of heads) {
      const { key } = await vault.tenant(tenantId);
      const lostUpTo = running?.heads.get(tenantId)?.seq;
      const payload: RestorePayload = {
        ...{ v: 1, scope: 'database', backup: { date: manifest.date, madeAt: manifest.createdAt } },
        ...{ head, journal, ...(lostUpTo !== undefined && lostUpTo > head.seq && { lostUpTo }) },
      };
      const owner = { keyId: tenantId, key };
      const entry = {
        tenantId,
        type: 'backup.restored',
        ref: tenantId,
        at: runtime.clock.now(),
        owner,
        payload,
      } as const;
      await database.write((transaction) => ledger.append(transaction, entry));
    }
  }

  private async switchOver(quarantine: Quarantine, access: VaultAccess): Promise<string | null> {
    const { databaseUrl, vaultUrl, runtime } = this.options;
    const now = runtime.clock.now();
    await Promise.all([quarantine.database.close(), access.keys.close()]);
    // The vault first: data without it opens nothing, and a second try finds it in place.
    if (access.restoredUrl !== undefined) await switchOver(vaultUrl, access.restoredUrl, now);
    return switchOver(databaseUrl, quarantine.databaseUrl, now);
  }

  private parts({ keys, vault, journal }: VaultAccess): ReplayParts {
    const { runtime, webhooks } = this.options;
    return { keys, vault, journal, runtime, webhooks };
  }
}

/** Throws `RestoreRefused` when there is no backup of that day. */
export function manifestOf(manifests: readonly BackupManifest[], date: string): BackupManifest {
  const manifest = manifests.find((each) => each.date === date);
  if (!manifest) throw new RestoreRefused(`there is no backup of ${date}`);
  return manifest;
}

/** Not what the migrations note about themselves. */
function isOurs(table: string): boolean {
  return !table.startsWith('schema_migrations');
}
