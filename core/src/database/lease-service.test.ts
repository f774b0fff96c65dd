import { systemRuntime } from '../runtime/system-runtime';
import { movableClock, onEachEngine, testCore, type TestDatabases } from '../testing';
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
});
