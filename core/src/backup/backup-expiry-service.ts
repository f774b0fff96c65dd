import { dayMs } from '../runtime/day';
import { austrianDay } from '../runtime/calendar-days';
import type { Clock } from '../runtime/runtime';
import { partOf, type BackupPart } from './backup-names';
import { readNotes } from './backup-notes-store';
import type { BackupStore } from './backup-store';
import { isDayKept, unfinishedMs } from './calendar';
import { clockToleranceMs, datedInFuture, lastBackups, type ExpiryHeld } from './expiry-held';
import { removeAll } from './remove-all';

/** So many backups of kept days must be there before older ones go. */
const fewestKept = 2;

type NamedPart = BackupPart & { readonly name: string };

/** Removes backups of days that are no longer kept (§ Backup of the mission: 42 days), whether or not others are made. */
export class BackupExpiryService {
  constructor(
    private readonly store: BackupStore,
    private readonly clock: Clock,
  ) {}

  /** Names of what is of a day that is not kept at `now`, but for what is held. */
  async expired(now: Date): Promise<readonly string[]> {
    return judge(await this.parts(), now).expired;
  }

  /** What is not removed, as the clock may be wrong. */
  async held(now: Date): Promise<readonly ExpiryHeld[]> {
    return judge(await this.parts(), now).held;
  }

  /** Removes what is expired, and what writers that died left behind. Throws the first fault, after all others are removed. */
  async removeExpired(): Promise<void> {
    const now = this.clock.now();
    const parts = await this.parts();
    const { expired, held } = judge(parts, now);
    await removeAll([...expired, ...(await this.abandoned(parts, now))], this.store);
    await this.store.removeUnfinished(new Date(now.getTime() - unfinishedMs));
    if (held[0]) throw held[0];
  }

  private async parts(): Promise<readonly NamedPart[]> {
    return (await this.store.list()).flatMap((name) => {
      const part = partOf(name);
      return part ? [{ ...part, name }] : [];
    });
  }

  /**
   * Files that no manifest names, because another of the day was named, or their writer died: of days that are over for so
   * long that nobody can be about to name them. Where a manifest cannot be read, nobody knows which of the files it named.
   */
  private async abandoned(parts: readonly NamedPart[], now: Date): Promise<readonly string[]> {
    const yesterday = austrianDay(new Date(now.getTime() - dayMs));
    const old = parts.filter(({ date }) => date < yesterday);
    const files = old.filter(({ kind }) => kind === 'file');
    const manifests = new Set(old.filter(({ kind }) => kind === 'manifest').map(({ date }) => date));
    const isPlain = ({ date }: { date: string }): boolean =>
      manifests.has(date) && files.filter((file) => file.date === date).length === 1;
    if (files.every(isPlain)) return [];
    const notes = await readNotes(this.store);
    const named = new Set(notes.manifests.map(({ file }) => file));
    return files
      .filter(({ name, date }) => !named.has(name) && !notes.unreadable.includes(date))
      .map(({ name }) => name);
  }
}

/** A last backup is not thrown away unseen: a clock that is ahead would take every one for too old. */
function judge(parts: readonly NamedPart[], now: Date): { expired: readonly string[]; held: readonly ExpiryHeld[] } {
  const made = parts.filter(({ kind }) => kind === 'manifest').map(({ date }) => date);
  const kept = made.filter((date) => isDayKept(date, now));
  const last = kept.length < fewestKept ? made.filter((date) => !isDayKept(date, now)) : [];
  const latest = austrianDay(new Date(now.getTime() + clockToleranceMs));
  const expired = parts.filter(({ date }) => !isDayKept(date, now) && !last.includes(date));
  const future = parts.filter(({ date }) => date > latest);
  const held = [lastBackups(last), datedInFuture(future.map(({ name }) => name))];
  return { expired: expired.map(({ name }) => name), held: held.filter((each) => each !== undefined) };
}
