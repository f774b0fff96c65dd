import type { BackupStanding } from '@kundenmeister/core';
import { movableClock } from '../../../core/src/testing';
import { createMetrics } from '../metrics/metrics';
import { captureLog } from '../testing/log-capture';
import { backupGaugeJob } from './backup-gauge';

describe('the backup gauge', () => {
  const clock = movableClock('2026-11-29T03:30:00Z');
  const madeAt = new Date('2026-11-29T01:30:00Z');
  const since = new Date('2026-11-28T03:30:00Z');
  const good: BackupStanding = {
    ...{ kept: 1, missing: 0, since, verifiedAt: null, alarms: [] },
    newest: { date: '2026-11-29', madeAt, verifiedAt: null },
  };
  const run = async (standings: readonly BackupStanding[]): Promise<{ log: string; metrics: string }> => {
    const log = captureLog();
    const metrics = createMetrics();
    const standing = jest.fn<Promise<BackupStanding | undefined>, []>();
    const restoreRequests = { countOpen: jest.fn().mockResolvedValue(3) };
    const core = { backupDays: { standing }, restoreRequests };
    const job = backupGaugeJob(core as never, metrics, log.logger, clock);
    for (const each of standings) {
      standing.mockResolvedValueOnce(each);
      await job.run(new AbortController().signal);
    }
    return { log: log.text(), metrics: await metrics.registry.metrics() };
  };
  const alarming = { ...good, missing: 2, alarms: [{ code: 'backup-missing', dates: ['2026-11-27'] }] } as const;

  it('tells how old the newest backup is, and what waits for the operator', async () => {
    const { metrics } = await run([good]);
    expect(metrics).toContain('kmdp_backup_age_seconds 7200');
    expect(metrics).toContain('kmdp_backups_missing 0');
    expect(metrics).toContain('kmdp_backup_alarms 0');
    expect(metrics).toContain('kmdp_restore_requests_open 3');
  });

  it('tells it at once when the bridge starts', async () => {
    const metrics = createMetrics();
    const backupDays = { standing: jest.fn().mockResolvedValue(good) };
    const core = { backupDays, restoreRequests: { countOpen: jest.fn().mockResolvedValue(0) } };
    await backupGaugeJob(core as never, metrics, captureLog().logger, clock).atStart?.();
    expect(await metrics.registry.metrics()).toContain('kmdp_backup_age_seconds 7200');
  });

  it('counts from the first tenant on while there is no backup', async () => {
    expect((await run([{ ...good, newest: null }])).metrics).toContain('kmdp_backup_age_seconds 86400');
    expect((await run([{ ...good, newest: null, since: null }])).metrics).toContain('kmdp_backup_age_seconds 0');
  });

  it('raises an alarm in metrics, and in the log once, and says when it is over', async () => {
    const { metrics } = await run([alarming]);
    expect(metrics).toContain('kmdp_backups_missing 2');
    expect(metrics).toContain('kmdp_backup_alarms 1');
    const { log } = await run([good, alarming, alarming, good, good]);
    expect(log.split('not in order')).toHaveLength(2);
    expect(log.split('in order again')).toHaveLength(2);
  });
});
