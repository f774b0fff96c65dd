import { austrianDay } from '../runtime/calendar-days';
import type { ConsentDay } from './types';

/** How many events of a type fell into the hour that begins at `hour`. */
export interface EventsInHour {
  readonly type: string;
  readonly hour: Date;
  readonly count: number;
}

/** Sums hours up to Austrian days, which begin at full hours of UTC in summer and winter; days without events are zero. */
export function consentsPerDay(days: readonly string[], hours: readonly EventsInHour[]): ConsentDay[] {
  const counts = new Map<string, number>();
  for (const { type, hour, count } of hours) {
    const cell = `${austrianDay(hour)} ${type}`;
    counts.set(cell, (counts.get(cell) ?? 0) + count);
  }
  const on = (date: string, type: string): number => counts.get(`${date} ${type}`) ?? 0;
  return days.map((date) => ({
    date,
    given: on(date, 'given'),
    confirmed: on(date, 'confirmed'),
    withdrawn: on(date, 'withdrawn'),
  }));
}
