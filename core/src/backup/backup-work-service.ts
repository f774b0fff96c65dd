import type { Clock } from '../runtime/runtime';
import type { BackupDaysService } from './backup-days-service';
import type { BackupPlaces, Backups } from './backups-service';
import { keyFileExists, readBackupKeyFile } from './age-key';
import { dueTask, type BackupTask } from './daily-work';
import type { BackupVerification } from './verify-backup';
import { OperatorError } from '../errors/operator-error';

/** What a task did. */
export type BackupTaskResult =
  | { readonly task: 'backup'; readonly date: string; readonly bytes: number }
  | { readonly task: 'vault-copy'; readonly bytes: number }
  | ({ readonly task: 'verification' } & TrialResult);

/** What a restore for trial found. */
interface TrialResult extends Pick<BackupVerification, 'faults' | 'consentsLost'> {
  readonly date: string;
}

interface Parts {
  readonly backups: Backups;
  readonly days: BackupDaysService;
  readonly places: BackupPlaces;
  readonly clock: Clock;
  readonly timeOfDay: string;
}

/** What a bridge that makes backups does about them. */
export class BackupWorkService {
  constructor(private readonly parts: Parts) {}

  /** Whether a key to encrypt to is here, or may be made. */
  async isPossible(): Promise<boolean> {
    return this.parts.backups.isPossible();
  }

  /** Days whose backups the key that is here does not open, oldest first; none where there is no key to compare with. */
  async foreignDays(): Promise<readonly string[]> {
    const { places, backups } = this.parts;
    if (!keyFileExists(places.keyFile)) return [];
    const { recipient } = await readBackupKeyFile(places.keyFile);
    return (await backups.daily.list()).filter((each) => each.recipient !== recipient).map(({ date }) => date);
  }

  /** Notes how the backups stand, and answers what is to be done now. */
  async due(): Promise<BackupTask | undefined> {
    const { backups, days, places, clock, timeOfDay } = this.parts;
    const records = await backups.daily.records();
    await days.record(records);
    const copies = await backups.vaultCopies.list();
    return dueTask(clock.now(), timeOfDay, { records, copies, canVerify: keyFileExists(places.keyFile) });
  }

  /** Does it in this thread, which a copy of SQLite blocks. */
  async run(task: BackupTask): Promise<BackupTaskResult> {
    const { daily, vaultCopies } = this.parts.backups;
    if (task === 'verification') return { task, ...(await this.verify()) };
    if (task === 'vault-copy') return { task, bytes: (await vaultCopies.run()).bytes };
    const { date, bytes } = await daily.run();
    return { task, date, bytes };
  }

  /** Restores a backup, the newest unless another day is given, for trial; one that is not whole counts as failed from then on. */
  async verify(date?: string): Promise<TrialResult> {
    const { daily, verification } = this.parts.backups;
    const manifest = date === undefined ? (await daily.list()).at(-1) : await daily.find(date);
    if (!manifest) throw new OperatorError(date === undefined ? 'there is no backup' : `there is no backup of ${date}`);
    const { faults, consentsLost } = await verification.verify(manifest).catch(async (error: unknown) => {
      if (await daily.isStoredWhole(manifest)) throw error;
      return { faults: ['its file is not the one that was made'], consentsLost: {} };
    });
    if (!(await daily.isCurrent(manifest))) {
      throw new OperatorError(`another backup of ${manifest.date} was made while this one was tried: try that one`);
    }
    if (faults.length > 0) await daily.noteFailure(manifest.date);
    return { date: manifest.date, faults, consentsLost };
  }
}
