import { hourMs } from '../runtime/day';
import type { Clock } from '../runtime/runtime';
import type { BackupExpiryService } from './backup-expiry-service';
import { vaultCopyHours } from './calendar';
import type { ExpiryHeld } from './expiry-held';
import { replacedDataMs } from './restore/replaced-data';
import { expiredReplaced, removeReplaced } from './restore/replaced-store';
import { deadScratches, removeScratches } from './scratch-store';
import type { VaultCopyService } from './vault-copy-service';

export const expiringKinds = ['vault-copies', 'backups', 'replaced-data', 'replaced-vault', 'scratches'] as const;
/** What is kept for a time only, since somebody who is erased must not stay readable in it. */
export type ExpiringKind = (typeof expiringKinds)[number];

/** Of one kind, something is too old and still there; or it is held (`ExpiryHeld`). */
export interface ExpiryFailure {
  readonly kind: ExpiringKind;
  readonly error: unknown;
}

/** One kind that expires. */
interface Expiring {
  /** Names of what is too old at a time. */
  readonly expired: (now: Date) => Promise<readonly string[]>;
  readonly remove: () => Promise<void>;
}

interface Parts {
  readonly databaseUrl: string;
  readonly vaultUrl: string;
  readonly backups: BackupExpiryService;
  readonly vaultCopies: VaultCopyService;
  readonly clock: Clock;
}

/** For how long a vault that a restore replaced is kept: it holds the same keys as a copy of it. */
const replacedVaultMs = vaultCopyHours * hourMs;

/**
 * Removes what may be kept for a time only: backups (42 days), copies of the vault (48 hours), and what a restore replaced
 * (data 7 days, a vault 48 hours); and what trials and restores left that were killed. It needs no backup to succeed, no key and no lease: several may do it at once.
 */
export class ExpiryService {
  private readonly clock: Clock;
  private readonly holders: readonly { held(now: Date): Promise<readonly ExpiryHeld[]> }[];
  private readonly kinds: Readonly<Record<ExpiringKind, Expiring>>;

  constructor({ databaseUrl, vaultUrl, backups, vaultCopies, clock }: Parts) {
    this.clock = clock;
    this.holders = [vaultCopies, backups];
    const replaced = (url: string, keptMs: number): Expiring => ({
      expired: (now) => expiredReplaced(url, now, keptMs),
      remove: () => removeReplaced(url, clock.now(), keptMs),
    });
    this.kinds = {
      'vault-copies': {
        expired: (now) => vaultCopies.expired(now),
        remove: () => vaultCopies.destroyExpired(),
      },
      backups: {
        expired: (now) => backups.expired(now),
        remove: () => backups.removeExpired(),
      },
      'replaced-data': replaced(databaseUrl, replacedDataMs),
      'replaced-vault': replaced(vaultUrl, replacedVaultMs),
      scratches: {
        expired: async () => [...new Set([...(await deadScratches(databaseUrl)), ...(await deadScratches(vaultUrl))])],
        remove: async () => {
          for (const url of [databaseUrl, vaultUrl]) await removeScratches(url);
        },
      },
    };
  }

  /** Each kind by itself; answers those of which something could not be removed. Never throws. */
  async run(): Promise<readonly ExpiryFailure[]> {
    const failures: ExpiryFailure[] = [];
    for (const kind of expiringKinds) {
      await this.kinds[kind].remove().catch((error: unknown) => failures.push({ kind, error }));
    }
    return failures;
  }

  /** Names of what should be gone for an hour, by kind; only kinds of which there is any. Throws when one cannot be looked at. */
  async overdue(): Promise<ReadonlyMap<ExpiringKind, readonly string[]>> {
    const anHourAgo = new Date(this.clock.now().getTime() - hourMs);
    const found = new Map<ExpiringKind, readonly string[]>();
    for (const kind of expiringKinds) {
      const names = await this.kinds[kind].expired(anHourAgo);
      if (names.length > 0) found.set(kind, names);
    }
    return found;
  }

  /** What is not removed, as the clock may be wrong. Throws when it cannot be looked at. */
  async held(): Promise<readonly ExpiryHeld[]> {
    const now = this.clock.now();
    return (await Promise.all(this.holders.map((each) => each.held(now)))).flat();
  }
}
