import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../database/database';
import type { Clock } from '../runtime/runtime';
import { firstTenantAt, listDays, replaceDays } from './backup-days-store';
import { backupCalendar, isWhole } from './calendar';
import { backupStanding } from './standing';
import type { BackupDay, BackupRecord, BackupStanding } from './types';

/**
 * How the backups stand, from what a bridge that makes them noted in *data*: any bridge can say so, also one that cannot
 * look where they lie.
 */
export class BackupDaysService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    /** `HH:MM` in Austria. */
    private readonly timeOfDay: string,
  ) {}

  /** Notes what is known of each day, in place of what was noted before. */
  async record(records: readonly BackupRecord[]): Promise<void> {
    if (isDeepStrictEqual(records, await this.database.read(listDays))) return;
    await this.database.write((transaction) => replaceDays(transaction, records));
  }

  /** The kept days, newest first; those before the first backup are left out, as there was nothing to back up yet. */
  async calendar(): Promise<readonly BackupDay[]> {
    const records = await this.database.read(listDays);
    const days = backupCalendar(this.clock.now(), this.timeOfDay, records);
    return days.map(({ madeAt: _, ...day }) => day).reverse();
  }

  async standing(): Promise<BackupStanding> {
    const records = await this.database.read(listDays);
    const since = await this.database.read(firstTenantAt);
    return backupStanding(this.clock.now(), { timeOfDay: this.timeOfDay, records, since });
  }

  /** Whether there is a whole backup of a day. */
  async has(date: string): Promise<boolean> {
    return isWhole((await this.database.read(listDays)).find((record) => record.date === date));
  }
}
