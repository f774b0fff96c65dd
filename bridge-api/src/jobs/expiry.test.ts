import { ExpiryHeld, type ExpiryFailure } from '@kundenmeister/core';
import { createMetrics } from '../metrics/metrics';
import { captureLog } from '../testing/log-capture';
import { expiryJob } from './expiry';

describe('the expiry of backups', () => {
  const error = Object.assign(new Error('file of Anna'), { code: 'EACCES' });
  const failed: readonly ExpiryFailure[] = [{ kind: 'vault-copies', error }];

  const run = async (...rounds: (readonly ExpiryFailure[])[]): Promise<{ log: string; metrics: string }> => {
    const log = captureLog();
    const metrics = createMetrics();
    const expiry = { run: jest.fn<Promise<readonly ExpiryFailure[]>, []>() };
    const job = expiryJob(expiry, metrics, log.logger);
    for (const failures of rounds) {
      expiry.run.mockResolvedValueOnce(failures);
      await job.run(new AbortController().signal);
    }
    return { log: log.text(), metrics: await metrics.registry.metrics() };
  };

  it('says nothing while all goes in time', async () => {
    const { log, metrics } = await run([], []);
    expect(log).toBe('');
    expect(metrics).toContain('kmdp_expiry_failures 0');
  });

  it('raises an alarm in metrics, and in the log once, by kind and code', async () => {
    const { log, metrics } = await run(failed, failed);
    expect(metrics).toContain('kmdp_expiry_failures 1');
    expect(log.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(log)).toMatchObject({ level: 50, kind: 'vault-copies', code: 'EACCES' });
    expect(log).not.toContain('Anna');
  });

  it('says in words what is held, as the clock may be wrong, also after another failure of that kind', async () => {
    const held: ExpiryFailure = {
      kind: 'vault-copies',
      error: new ExpiryHeld('dated-in-future', 'dated in the future'),
    };
    const { log, metrics } = await run(failed, [held], [held]);
    expect(metrics).toContain('kmdp_expiry_failures 1');
    const [, line = '', ...others] = log.trim().split('\n');
    expect(JSON.parse(line)).toMatchObject({ level: 50, code: 'dated-in-future', msg: 'dated in the future' });
    expect(others).toEqual([]);
  });

  it('says when it is over', async () => {
    const { log, metrics } = await run(failed, []);
    expect(metrics).toContain('kmdp_expiry_failures 0');
    expect(log).toContain('nothing is kept too long any more');
  });
});
