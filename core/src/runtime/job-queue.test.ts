import { JobQueue } from './job-queue';

interface ManualJobs {
  readonly started: readonly string[];
  readonly job: (name: string) => () => Promise<string>;
  readonly endFirst: () => Promise<void>;
}

/** Jobs that end when they are told to. */
function manualJobs(): ManualJobs {
  const ends: ((value: string) => void)[] = [];
  const started: string[] = [];
  return {
    started,
    job: (name: string) => () => {
      started.push(name);
      return new Promise<string>((end) => ends.push(end));
    },
    endFirst: async () => {
      ends.shift()?.('done');
      await new Promise(setImmediate);
    },
  };
}

describe('A queue of jobs', () => {
  it('runs as many as it may at once, the others in the order they came', async () => {
    const queue = new JobQueue({ atOnce: 2, waiting: 10, perOwner: 10 });
    const { started, job, endFirst } = manualJobs();
    const all = ['1', '2', '3', '4'].map((name) => queue.run(name, job(name)));
    await new Promise(setImmediate);
    expect(started).toEqual(['1', '2']);
    await endFirst();
    expect(started).toEqual(['1', '2', '3']);
    await endFirst();
    expect(started).toEqual(['1', '2', '3', '4']);
    await endFirst();
    await endFirst();
    await expect(Promise.all(all)).resolves.toEqual(['done', 'done', 'done', 'done']);
  });

  it('sends away who comes when too many wait, until one has been served', async () => {
    const queue = new JobQueue({ atOnce: 1, waiting: 1, perOwner: 10 });
    const { job, endFirst } = manualJobs();
    const first = queue.run('a', job('1'));
    const second = queue.run('b', job('2'));
    await expect(queue.run('c', job('3'))).rejects.toMatchObject({ code: 'files-busy' });
    await endFirst();
    await expect(first).resolves.toBe('done');
    const third = queue.run('c', job('3'));
    await endFirst();
    await endFirst();
    await expect(Promise.all([second, third])).resolves.toEqual(['done', 'done']);
  });

  it('lets no owner have more than its share, and another owner go on', async () => {
    const queue = new JobQueue({ atOnce: 1, waiting: 10, perOwner: 2 });
    const { job, endFirst } = manualJobs();
    const own = [queue.run('a', job('1')), queue.run('a', job('2'))];
    await expect(queue.run('a', job('3'))).rejects.toMatchObject({ code: 'files-busy' });
    const other = queue.run('b', job('4'));
    for (let count = 0; count < 3; count += 1) await endFirst();
    await expect(Promise.all([...own, other])).resolves.toEqual(['done', 'done', 'done']);
    const again = queue.run('a', job('5'));
    await endFirst();
    await expect(again).resolves.toBe('done');
  });

  it('goes on after a job that failed', async () => {
    const queue = new JobQueue({ atOnce: 1, waiting: 1, perOwner: 1 });
    await expect(queue.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(queue.run('a', () => Promise.resolve('well'))).resolves.toBe('well');
  });
});
