import { createMetrics } from '../metrics/metrics';
import { captureLog } from '../testing/log-capture';
import { deletionJob } from './deletions';

describe('the deletion job', () => {
  const run = async (overdue: number): Promise<{ log: string; metrics: string }> => {
    const log = captureLog();
    const metrics = createMetrics();
    const core = {
      deletionRuns: { run: jest.fn().mockResolvedValue({ executed: 1, held: 0, failed: 0 }) },
      deletions: { open: jest.fn().mockResolvedValue({ open: 3, overdue, nextDueAt: null }) },
    };
    await deletionJob(core as never, metrics, log.logger).run(new AbortController().signal);
    return { log: log.text(), metrics: await metrics.registry.metrics() };
  };

  it('raises an alarm in log and metrics for what is past its deadline', async () => {
    const { log, metrics } = await run(2);
    expect(log).toContain('"overdue":2');
    expect(log).toContain('"level":40');
    expect(metrics).toContain('kmdp_deletions_overdue 2');
  });

  it('raises it also when carrying out fails, and the job still fails', async () => {
    const log = captureLog();
    const metrics = createMetrics();
    const core = {
      deletionRuns: { run: jest.fn().mockRejectedValue(new Error('the vault is away')) },
      deletions: { open: jest.fn().mockResolvedValue({ open: 3, overdue: 2, nextDueAt: null }) },
    };
    const running = deletionJob(core as never, metrics, log.logger).run(new AbortController().signal);
    await expect(running).rejects.toThrow('the vault is away');
    expect(log.text()).toContain('"overdue":2');
    expect(await metrics.registry.metrics()).toContain('kmdp_deletions_overdue 2');
  });

  it('raises it at once when the bridge starts, before it carries anything out', async () => {
    const metrics = createMetrics();
    const deletionRuns = { run: jest.fn() };
    const core = { deletionRuns, deletions: { open: jest.fn().mockResolvedValue({ overdue: 2 }) } };
    await deletionJob(core as never, metrics, captureLog().logger).atStart?.();
    expect(await metrics.registry.metrics()).toContain('kmdp_deletions_overdue 2');
    expect(deletionRuns.run).not.toHaveBeenCalled();
  });

  it('raises none while all is in time', async () => {
    const { log, metrics } = await run(0);
    expect(log).not.toContain('"level":40');
    expect(metrics).toContain('kmdp_deletions_overdue 0');
  });
});
