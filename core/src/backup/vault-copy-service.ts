import type { Clock } from '../runtime/runtime';
import type { BackupStore } from './backup-store';
import { isVaultCopyExpired, unfinishedMs } from './calendar';
import { clockToleranceMs, datedInFuture, type ExpiryHeld } from './expiry-held';
import { removeAll } from './remove-all';
import { storeSealed } from './sealed-stream';
import { takeSnapshot } from './snapshot-service';

const name = /^vault-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.age$/;

export interface VaultCopyOptions {
  readonly vaultUrl: string;
  /** Another place than the backups': who finds both could read what was deleted since. */
  readonly store: BackupStore;
  readonly recipient: () => Promise<string>;
  readonly clock: Clock;
}

/** Copies of the vault for the case that its machine is lost. None outlives 48 hours, as it holds keys of the deleted. */
export class VaultCopyService {
  constructor(private readonly options: VaultCopyOptions) {}

  /** Makes a copy. Answers its file's name, size and digest. */
  async run(): Promise<{ file: string; bytes: number; sha256: string }> {
    const { vaultUrl, store, recipient, clock } = this.options;
    const stamp = clock.now().toISOString().slice(0, 19).replace(/[-:]/g, '');
    const file = `vault-${stamp}Z.age`;
    const snapshot = await takeSnapshot(vaultUrl);
    try {
      return { file, ...(await storeSealed(store, file, snapshot.content, await recipient())) };
    } finally {
      await snapshot.dispose();
    }
  }

  /** When each copy was made, oldest first. */
  async list(): Promise<readonly { readonly file: string; readonly madeAt: Date }[]> {
    return (await this.options.store.list()).flatMap((file) => {
      const [, year, month, day, hour, minute, second] = name.exec(file) ?? [];
      if (year === undefined) return [];
      return [{ file, madeAt: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) }];
    });
  }

  /** Files of copies that are older than 48 hours at `now`. */
  async expired(now: Date): Promise<readonly string[]> {
    return (await this.list()).filter(({ madeAt }) => isVaultCopyExpired(madeAt, now)).map(({ file }) => file);
  }

  /** Copies that say to be of a time to come: nobody knows how old they are. */
  async held(now: Date): Promise<readonly ExpiryHeld[]> {
    const latest = now.getTime() + clockToleranceMs;
    const future = datedInFuture(
      (await this.list()).filter(({ madeAt }) => madeAt.getTime() > latest).map(({ file }) => file),
    );
    return future ? [future] : [];
  }

  /** Destroys those that are expired, and what a writer that died left of one. Throws the first fault, after all others are destroyed. */
  async destroyExpired(): Promise<void> {
    const { store, clock } = this.options;
    const now = clock.now();
    await removeAll(await this.expired(now), store);
    await store.removeUnfinished(new Date(now.getTime() - unfinishedMs));
    const [held] = await this.held(now);
    if (held) throw held;
  }
}
