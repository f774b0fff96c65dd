import { setTimeout as wait } from 'node:timers/promises';
import { captureLog } from '../testing/log-capture';
import { startJobs, type Job } from './jobs';

describe('Jobs', () => {
  const started: { stop(): Promise<void> }[] = [];
  afterEach(() => Promise.all(started.splice(0).map((jobs) => jobs.stop())));

  const start = (job: Job, log = captureLog()): ReturnType<typeof startJobs> => {
    const jobs = startJobs([job], log.logger);
    started.push(jobs);
    return jobs;
  };

  it('run again and again, and never twice at once', async () => {
    let now = 0;
    let most = 0;
    let runs = 0;
    start({
      name: 'slow',
      everyMs: 1,
      async run() {
        most = Math.max(most, ++now);
        await wait(5);
        now--;
        runs++;
      },
    });
    await wait(150);
    expect(runs).toBeGreaterThan(2);
    expect(most).toBe(1);
  });

  it('do at once what their metrics need, and go on when that fails', async () => {
    const log = captureLog();
    let looked = 0;
    let runs = 0;
    const job = { name: 'gauge', everyMs: 60_000, run: () => Promise.resolve(void runs++) };
    start({ ...job, atStart: () => Promise.resolve(void looked++) });
    start({ ...job, everyMs: 1, atStart: () => Promise.reject(new Error('greta@example.org')) }, log);
    await wait(100);
    expect(looked).toBe(1);
    expect(runs).toBeGreaterThan(1);
    expect(log.text()).toContain('job failed');
    expect(log.text()).not.toContain('greta@example.org');
  });

  it('go on after a failure, which is logged without its words', async () => {
    const log = captureLog();
    let runs = 0;
    start(
      {
        name: 'failing',
        everyMs: 1,
        run: () => Promise.reject(Object.assign(new Error(`greta@example.org ${++runs}`), { code: 'E_AWAY' })),
      },
      log,
    );
    await wait(100);
    expect(runs).toBeGreaterThan(1);
    expect(log.text()).toContain('E_AWAY');
    expect(log.text()).toContain('failing');
    expect(log.text()).not.toContain('greta@example.org');
  });

  it('are told to stop, finish what is under way, and start nothing more', async () => {
    const events: string[] = [];
    const jobs = start({
      name: 'long',
      everyMs: 1,
      async run(signal) {
        events.push('begin');
        await wait(10_000, undefined, { signal }).catch(() => events.push('told'));
        await wait(20);
        events.push('end');
      },
    });
    await wait(50);
    await jobs.stop();
    expect(events).toEqual(['begin', 'told', 'end']);
    await wait(50);
    expect(events).toHaveLength(3);
  });
});
