import { backupLease, type BackupTask, type BackupTaskResult } from '@kundenmeister/core';
import { movableClock } from '../../../core/src/testing';
import { captureLog } from '../testing/log-capture';
import { backupJob } from './backups';

describe('the backup job', () => {
  const clock = movableClock('2026-11-29T02:00:00Z');
  const leases = { during: jest.fn() };
  const work = { isPossible: jest.fn(), due: jest.fn() };
  const runTask = jest.fn<Promise<BackupTaskResult>, [BackupTask, AbortSignal]>();
  let open: BackupTask[];

  beforeEach(() => {
    clock.set('2026-11-29T02:00:00Z');
    jest.resetAllMocks();
    open = ['backup', 'vault-copy'];
    leases.during.mockImplementation(async (_, work: () => Promise<void>) => ({ result: await work() }));
    work.isPossible.mockResolvedValue(true);
    work.due.mockImplementation(() => Promise.resolve(open[0]));
    runTask.mockImplementation((task) => {
      open.shift();
      return Promise.resolve(
        task === 'backup' ? { task, date: '2026-11-29', bytes: 1 } : { task: 'vault-copy', bytes: 1 },
      );
    });
  });

  const make = () => {
    const log = captureLog();
    const job = backupJob({ leases, work, runTask, logger: log.logger, clock });
    return { log, run: (signal = new AbortController().signal) => job.run(signal) };
  };
  const tried = (): BackupTask[] => runTask.mock.calls.map(([task]) => task);

  it('does one task after another under one lease', async () => {
    await make().run();
    expect(tried()).toEqual(['backup', 'vault-copy']);
    expect(leases.during.mock.calls).toEqual([[backupLease, expect.any(Function)]]);
  });

  it('leaves the work to the bridge that has the lease', async () => {
    leases.during.mockResolvedValue(undefined);
    await make().run();
    expect(tried()).toEqual([]);
  });

  it('takes no lease while nothing is to be done', async () => {
    open = [];
    await make().run();
    expect(leases.during).not.toHaveBeenCalled();
  });

  it('says in words that the database account lacks the right to try a backup', async () => {
    runTask.mockRejectedValue(Object.assign(new Error('x'), { code: 'scratch-denied' }));
    const { run, log } = make();
    await run();
    expect(log.text()).toContain('"code":"scratch-denied"');
    expect(log.text()).toContain('lacks the right to make a database');
  });

  it('tries again what failed, after a wait that grows, and tells by code', async () => {
    runTask.mockRejectedValue(Object.assign(new Error('disk of Anna'), { code: 'ENOSPC' }));
    const { run, log } = make();
    await run();
    clock.set('2026-11-29T02:01:59Z');
    await run();
    expect(tried()).toHaveLength(1);
    clock.set('2026-11-29T02:02:00Z');
    await run();
    clock.set('2026-11-29T02:05:59Z');
    await run();
    expect(tried()).toHaveLength(2);
    expect(log.text()).toContain('ENOSPC');
    expect(log.text()).not.toContain('Anna');
  });

  it('says that a backup is broken, and makes another a while later', async () => {
    open = ['verification', 'backup'];
    runTask.mockImplementationOnce(() => {
      open.shift();
      return Promise.resolve({
        task: 'verification',
        date: '2026-11-29',
        faults: ['a table lacks rows'],
        consentsLost: {},
      });
    });
    const { run, log } = make();
    await run();
    expect(log.text()).toContain('"level":50');
    expect(tried()).toEqual(['verification']);
    clock.set('2026-11-29T02:02:00Z');
    await run();
    expect(tried()).toEqual(['verification', 'backup']);
  });

  it('without a key says so once, and does nothing', async () => {
    work.isPossible.mockResolvedValue(false);
    const { run, log } = make();
    await run();
    await run();
    expect(tried()).toEqual([]);
    expect(log.text().split('BACKUP_KEY_FILE')).toHaveLength(2);
  });

  it('does not complain of a task that the bridge ended in order to stop', async () => {
    const stopping = new AbortController();
    runTask.mockImplementation(() => {
      stopping.abort();
      return Promise.reject(new Error('killed'));
    });
    const { run, log } = make();
    await run(stopping.signal);
    expect(log.text()).toBe('');
  });
});
