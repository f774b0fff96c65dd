import { dayMs } from '../../runtime/day';

/** For how long data that a restore replaced is kept, in milliseconds: to look into, never to go back to. */
export const replacedDataMs = 7 * dayMs;

/** What is added to the name of a database that a restore replaced, `20261124T101500Z`: the first second that is not taken. */
export function replacedStamp(now: Date, isTaken: (stamp: string) => boolean): string {
  for (let at = now.getTime(); ; at += 1000) {
    const stamp = `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
    if (!isTaken(stamp)) return stamp;
  }
}

/** Whether what was replaced at this stamp is older than `keptMs` milliseconds; false for what is no stamp. */
export function isReplacedExpired(stamp: string, now: Date, keptMs: number): boolean {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/i.exec(stamp) ?? [];
  if (year === undefined) return false;
  const replacedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return now.getTime() - replacedAt > keptMs;
}
