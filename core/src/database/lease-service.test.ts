import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { systemRuntime } from '../runtime/system-runtime';
import { movableClock, onEachEngine, testCore, type TestDatabases } from '../testing';
import { meddle } from '../testing-dump';
import { Core } from '../core';

onEachEngine('A lease', (make) => {
  let databases: TestDatabases;
  let here: Core;
  let there: Core;
  const clock = movableClock('2026-11-29T09:00:00.000Z');

  beforeEach(async () => {
    clock.set('2026-11-29T09:00:00.000Z');
    databases = await make();
    const runtime = { ...systemRuntime, clock };
    here = await testCore(databases, runtime);
    there = new Core({ ...databases, runtime });
  });
  afterEach(async () => {
    await here.close();
    await there.close();
    await databases.dispose();
  });

  it('belongs to one bridge until it lets go', async () => {
    expect(await here.leases.take('work')).toBe(true);
    expect(await there.leases.take('work')).toBe(false);
    expect(await there.leases.take('other work')).toBe(true);
    await there.leases.release('work');
    expect(await there.leases.take('work')).toBe(false);
    await here.leases.release('work');
    expect(await there.leases.take('work')).toBe(true);
  });

  it('is renewed by who has it, and free ten minutes after that one died', async () => {
    await here.leases.take('work');
    clock.set('2026-11-29T09:09:00.000Z');
    expect(await here.leases.take('work')).toBe(true);
    clock.set('2026-11-29T09:18:59.999Z');
    expect(await there.leases.take('work')).toBe(false);
    clock.set('2026-11-29T09:19:00.000Z');
    expect(await there.leases.take('work')).toBe(true);
  });

  describe('whose process is gone', () => {
    const { pid: gone } = spawnSync(process.execPath, ['-e', '']);
    const taken = (host: string, pid: number): Promise<void> =>
      meddle(
        databases.databaseUrl,
        'INSERT INTO job_leases (name, holder, leased_until, host, pid) VALUES (?, ?, ?, ?, ?)',
        ['work', 'another', clock.now().getTime() + 60_000, host, pid],
      );

    it('is free at once on the machine where that was', async () => {
      await taken(hostname(), gone);
      expect(await here.leases.take('work')).toBe(true);
      expect(await there.leases.take('work')).toBe(false);
    });

    it('is not on another machine, which cannot know', async () => {
      await taken('another.example', gone);
      expect(await here.leases.take('work')).toBe(false);
      expect(await here.leases.holder('work')).toEqual({ host: 'another.example', pid: gone });
    });

    it('is not while it runs', async () => {
      await taken(hostname(), process.ppid);
      expect(await here.leases.take('work')).toBe(false);
    });
  });

  it('says whose it is', async () => {
    expect(await there.leases.holder('work')).toBeUndefined();
    await here.leases.take('work');
    expect(await there.leases.holder('work')).toEqual({ host: hostname(), pid: process.pid });
    clock.set('2026-11-29T09:10:00.000Z');
    expect(await there.leases.holder('work')).toBeUndefined();
  });

  it('is held during work, which nobody begins beside it', async () => {
    const beside = jest.fn();
    const result = await here.leases.during('work', async () => {
      expect(await there.leases.during('work', beside)).toBeUndefined();
      return 'done';
    });
    expect(result).toEqual({ result: 'done' });
    expect(beside).not.toHaveBeenCalled();
    await expect(here.leases.during('work', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await there.leases.take('work')).toBe(true);
  });
});
