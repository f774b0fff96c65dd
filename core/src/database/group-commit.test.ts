import { GroupCommit, type Settled } from './group-commit';

describe('group commit', () => {
  it('writes together what arrives while a commit is under way, in order of arrival', async () => {
    const batches: (readonly number[])[] = [];
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const commits = new GroupCommit<number, number>(async (jobs) => {
      batches.push(jobs);
      if (batches.length === 1) await gate;
      return jobs.map((job) => ({ result: job * 10 }));
    });
    const first = commits.add(1);
    await new Promise(setImmediate);
    const rest = [2, 3, 4].map((job) => commits.add(job));
    release();
    expect(await Promise.all([first, ...rest])).toEqual([10, 20, 30, 40]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('acknowledges nothing before its commit has ended', async () => {
    let committed = false;
    const commits = new GroupCommit<number, boolean>(async (jobs) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      committed = true;
      return jobs.map(() => ({ result: committed }));
    });
    expect(await commits.add(1)).toBe(true);
  });

  it('refuses one job without harm to its neighbours', async () => {
    const commits = new GroupCommit<number, number>((jobs) =>
      Promise.resolve(
        jobs.map((job): Settled<number> => (job === 2 ? { refusal: new Error('two') } : { result: job })),
      ),
    );
    const outcomes = await Promise.allSettled([1, 2, 3].map((job) => commits.add(job)));
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('goes on after a commit that failed', async () => {
    let broken = true;
    const commits = new GroupCommit<number, number>((jobs) => {
      if (broken) return Promise.reject(new Error('disk full'));
      return Promise.resolve(jobs.map((job) => ({ result: job })));
    });
    await expect(commits.add(1)).rejects.toThrow('disk full');
    broken = false;
    expect(await commits.add(2)).toBe(2);
  });

  it('never writes more at once than it may', async () => {
    const sizes: number[] = [];
    const commits = new GroupCommit<number, number>((jobs) => {
      sizes.push(jobs.length);
      return Promise.resolve(jobs.map((job) => ({ result: job })));
    }, 8);
    await Promise.all(Array.from({ length: 50 }, (_, job) => commits.add(job)));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8);
  });
});
