import type { BackupDay } from '../../bridge/backup-types';
import { isRecoverable, squareAfter, squaresOf } from './squares';

const now = new Date('2026-11-29T22:30:00Z');
const day = (date: string, more: Partial<BackupDay> = {}): BackupDay => ({
  date,
  state: 'ok',
  bytes: 5,
  verifiedAt: null,
  ...more,
});

describe('the squares of the backups', () => {
  it('are the last 42 days, the oldest first, across a change of the clock', () => {
    const squares = squaresOf([day('2026-11-29')], now);
    expect([squares.length, squares[0]?.date, squares[41]?.date]).toEqual([42, '2026-10-19', '2026-11-29']);
    expect(new Set(squares.map(({ date }) => date)).size).toBe(42);
  });

  it('say of each day what it means', () => {
    const squares = squaresOf(
      [
        day('2026-11-29', { state: 'missing', bytes: null }),
        day('2026-11-28', { verifiedAt: '2026-11-28T03:00:00Z' }),
        day('2026-11-27'),
        day('2026-11-26', { state: 'missing', bytes: null }),
        day('2026-11-25', { state: 'failed', bytes: null }),
      ],
      now,
    );
    expect(squares.slice(-6).map(({ state }) => state)).toEqual([
      'before',
      'failed',
      'missing',
      'made',
      'tested',
      'awaited',
    ]);
    expect(squares.filter(isRecoverable).map(({ date }) => date)).toEqual(['2026-11-27', '2026-11-28']);
  });

  it('await a backup only on the day that it is in Austria', () => {
    const missing = [day('2026-11-29', { state: 'missing', bytes: null })];
    expect(squaresOf(missing, new Date('2026-11-29T23:30:00Z')).at(-1)?.state).toBe('missing');
  });

  it('are none before the first backup', () => {
    expect(squaresOf([], now)).toEqual([]);
  });
});

describe('a key on a square', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowDown', 0, 7],
    ['ArrowUp', 41, 34],
    ['ArrowLeft', 0, undefined],
    ['ArrowDown', 35, undefined],
    ['ArrowRight', 41, undefined],
    ['Home', 20, 0],
    ['End', 20, 41],
    ['a', 20, undefined],
  ])('%s from %i leads to %p', (key, from, to) => {
    expect(squareAfter(key, from, 42)).toBe(to);
  });
});
