import type { BackupDay } from '../../bridge/backup-types';

/** Days for which a backup is kept. */
export const keptDays = 42;

/** A week is a row. */
export const daysInRow = 7;

export interface Square {
  /** A calendar day in Austria, YYYY-MM-DD. */
  date: string;
  /** `tested`: restored for trial and whole; `awaited`: today's, not made yet; `before`: there was no backup yet. */
  state: 'tested' | 'made' | 'awaited' | 'missing' | 'failed' | 'before';
  bytes: number | null;
  verifiedAt: string | null;
}

/** The last 42 days, oldest first, up to the newest that the bridge names; none when it names none. */
export function squaresOf(days: readonly BackupDay[], now: Date): Square[] {
  const [newest] = days;
  if (!newest) {
    return [];
  }
  const today = austrianDay(now);
  return Array.from({ length: keptDays }, (_, index) => {
    const date = daysBefore(newest.date, keptDays - 1 - index);
    const day = days.find((each) => each.date === date);
    return day
      ? { date, state: stateOf(day, today), bytes: day.bytes, verifiedAt: day.verifiedAt }
      : { date, state: 'before', bytes: null, verifiedAt: null };
  });
}

function stateOf({ state, date, verifiedAt }: BackupDay, today: string): Square['state'] {
  if (state === 'ok') {
    return verifiedAt === null ? 'made' : 'tested';
  }
  return state === 'missing' && date === today ? 'awaited' : state;
}

/** Whether what was lost can be fetched from that day. */
export const isRecoverable = ({ state }: Square): boolean => state === 'tested' || state === 'made';

function daysBefore(date: string, days: number): string {
  const time = new Date(`${date}T12:00:00Z`);
  time.setUTCDate(time.getUTCDate() - days);
  return time.toISOString().slice(0, 10);
}

const austrianDay = (time: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Vienna' }).format(time);

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -daysInRow,
  ArrowDown: daysInRow,
};

/** The square that a key leads to; undefined when it leads nowhere. */
export function squareAfter(key: string, from: number, count: number): number | undefined {
  if (key === 'Home') {
    return 0;
  }
  if (key === 'End') {
    return count - 1;
  }
  const to = from + (steps[key] ?? 0);
  return to !== from && to >= 0 && to < count ? to : undefined;
}
