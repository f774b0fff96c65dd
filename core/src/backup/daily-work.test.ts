import { dueTask, taskRetryDelay } from './daily-work';
import type { BackupRecord } from './types';

const now = new Date('2026-11-29T09:00:00+01:00');
const madeAt = new Date('2026-11-29T02:30:00+01:00');
const today: BackupRecord = { date: '2026-11-29', bytes: 1, madeAt, verifiedAt: null, failedAt: null };
const verified: BackupRecord = { ...today, verifiedAt: madeAt };
const after = { madeAt: new Date('2026-11-29T02:31:00+01:00') };
const before = { madeAt: new Date('2026-11-29T02:29:00+01:00') };

describe('what is done day by day', () => {
  const due = (records: readonly BackupRecord[], copies = [after], canVerify = true, at = now) =>
    dueTask(at, '02:30', { records, copies, canVerify });

  it('begins with the backup, at its time', () => {
    expect(due([])).toBe('backup');
    expect(due([], [after], true, new Date('2026-11-29T02:29:00+01:00'))).toBeUndefined();
  });

  it('goes on with a copy of the vault that is newer than the backup', () => {
    expect(due([today], [])).toBe('vault-copy');
    expect(due([today], [before])).toBe('vault-copy');
  });

  it('takes no copy that a wrong clock dated ahead for one', () => {
    const ahead = (minutes: number) => ({ madeAt: new Date(now.getTime() + minutes * 60_000) });
    expect(due([verified], [ahead(6)])).toBe('vault-copy');
    expect(due([verified], [ahead(4)])).toBeUndefined();
  });

  it('ends with restoring the backup for trial, where its key is', () => {
    expect(due([today])).toBe('verification');
    expect(due([today], [after], false)).toBeUndefined();
    expect(due([verified])).toBeUndefined();
  });

  it('is the backup again when it was found broken', () => {
    expect(due([{ ...verified, failedAt: now }])).toBe('backup');
  });

  it('is a copy of the vault once a day also while no backup can be made', () => {
    const night = new Date('2026-11-30T02:29:59+01:00');
    const old = { madeAt: new Date('2026-11-29T02:29:58+01:00') };
    expect(due([{ ...verified, madeAt: before.madeAt }], [old], true, night)).toBe('vault-copy');
  });
});

it('a task that fails again and again waits ever longer, and an hour at most', () => {
  expect([1, 2, 3, 6, 2000].map(taskRetryDelay)).toEqual([2, 4, 8, 60, 60].map((minutes) => minutes * 60_000));
});
