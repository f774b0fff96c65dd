import fc from 'fast-check';
import { Core } from '../core';
import { austrianDay, endOfAustrianDay } from '../runtime/calendar-days';
import { systemRuntime } from '../runtime/system-runtime';
import { activeSettings, makeSqlite, movableClock, onEachEngine, type TestDatabases } from '../testing';
import type { CellsPatch } from './cell-rules';
import type { ProcessingDirectory } from './types';

const hourMs = 60 * 60 * 1000;

describe('The end of a day in Austria', () => {
  it.each([
    ['2026-11-28', '2026-11-28T23:00:00.000Z'],
    ['2026-07-01', '2026-07-01T22:00:00.000Z'],
    // 29 March has 23 hours, 25 October 25.
    ['2026-03-28', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['2026-10-24', '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['2024-02-29', '2024-02-29T23:00:00.000Z'],
  ])('%s is %s', (day, end) => {
    expect(endOfAustrianDay(day).toISOString()).toBe(end);
  });
});

const patch: fc.Arbitrary<CellsPatch> = fc.oneof(
  fc.record({ purpose: fc.string({ unit: 'grapheme', maxLength: 5 }) }),
  fc.record({ name: fc.string({ maxLength: 5 }), recipients: fc.string({ maxLength: 5 }) }),
  fc.record({ thirdCountry: fc.boolean() }),
  fc.record({ thirdCountry: fc.constant(true), thirdCountries: fc.constantFrom([], ['US'], ['IN', 'CH']) }),
  fc.record({ thirdCountry: fc.constant(true), safeguards: fc.constantFrom('', 'SCC') }),
  fc.record({
    storagePeriod: fc.record(
      { kind: fc.constantFrom('duration', 'other'), months: fc.integer({ min: 1, max: 99 }) },
      { requiredKeys: ['kind'] },
    ),
  }),
);

type Step = { readonly hours: number } & (
  | { readonly do: 'add' | 'retire' | 'group' }
  | { readonly do: 'change'; readonly patch: CellsPatch }
  | { readonly do: 'measures'; readonly text: string }
);

const hours = fc.integer({ min: 0, max: 40 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('add', 'retire', 'group'), hours }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('change'), patch, hours }) },
  fc.record({ do: fc.constant('measures'), text: fc.string({ maxLength: 3 }), hours }),
);

describe('The directory on any day of the past', () => {
  let databases: TestDatabases;

  beforeAll(async () => {
    databases = await makeSqlite();
  });

  afterAll(() => databases.dispose());

  it('is what it was at the end of that day, whatever was done since', async () => {
    const clock = movableClock('2026-10-20T08:00:00Z');
    const core = new Core({ ...databases, runtime: { ...systemRuntime, clock } });
    await core.migrate();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        runs += 1;
        let now = Date.parse('2026-10-20T08:00:00Z');
        clock.set(new Date(now).toISOString());
        const { id: tenantId } = await core.tenants.create({ company: 'Muster', slug: `t${runs}` });
        const known = new Map<string, ProcessingDirectory>();
        for (const each of steps) {
          await take(core, tenantId, each);
          known.set(austrianDay(clock.now()), await core.directory.get(tenantId, 'de'));
          now += each.hours * hourMs;
          clock.set(new Date(now).toISOString());
        }
        for (const [day, directory] of known) {
          expect(await core.directory.at(tenantId, day)).toEqual({ ...directory, findings: [] });
        }
      }),
      { numRuns: 40 },
    );
    await core.close();
  });
});

async function take(core: Core, tenantId: string, each: Step): Promise<void> {
  const acting = { tenantId };
  const { activities } = await core.directory.get(tenantId, 'de');
  const own = activities.filter(({ source }) => source === 'own').at(-1);
  const group = activities.find(({ source }) => source === 'contact-group');
  if (each.do === 'add') await core.directory.add(acting, { name: 'Zeile' });
  if (each.do === 'group') {
    if (group?.contactGroupId !== undefined) await core.contacts.removeGroup(acting, group.contactGroupId);
    else await core.contacts.createGroup(acting, { name: 'Gruppe', locale: 'de' });
  }
  if (each.do === 'measures') await core.directory.setMeasures(acting, each.text);
  if (each.do === 'change' && own) await core.directory.change(acting, own.id, each.patch);
  if (each.do === 'retire' && own) await core.directory.retire(acting, own.id);
}

onEachEngine('The directory of the past', (make) => {
  let databases: TestDatabases;
  const clock = movableClock('2026-10-24T08:00:00Z');
  let core: Core;

  beforeAll(async () => {
    databases = await make();
    core = new Core({ ...databases, runtime: { ...systemRuntime, clock } });
    await core.migrate();
  });

  afterAll(async () => {
    await core.close();
    await databases.dispose();
  });

  it('keeps to the midnight of Vienna on the day of 25 hours', async () => {
    const { id: tenantId } = await core.tenants.create({ company: 'Muster', slug: 'muster' });
    const { id } = await core.directory.add({ tenantId }, { name: 'A' });
    clock.set('2026-10-25T22:59:59.999Z');
    await core.directory.change({ tenantId }, id, { name: 'B' });
    clock.set('2026-10-25T23:00:00.000Z');
    await core.directory.change({ tenantId }, id, { name: 'C' });
    const nameOn = async (day: string): Promise<string | undefined> =>
      (await core.directory.at(tenantId, day)).activities[0]?.name;
    expect(await nameOn('2026-10-23')).toBeUndefined();
    expect(await nameOn('2026-10-24')).toBe('A');
    expect(await nameOn('2026-10-25')).toBe('B');
    expect(await nameOn('2026-10-26')).toBe('C');
  });

  it('names the controller as it was then', async () => {
    clock.set('2026-11-01T08:00:00Z');
    const { id: tenantId } = await core.tenants.create({ company: 'Anfang', slug: 'wandel' });
    const { company } = activeSettings();
    await core.tenants.putSettings({ tenantId }, activeSettings());
    clock.set('2026-11-05T08:00:00Z');
    const moved = { ...company, name: 'Neu GmbH', address: 'Neugasse 1, 4600 Wels', email: 'neu@muster.example' };
    await core.tenants.putSettings({ tenantId }, activeSettings({ company: moved }));
    expect((await core.directory.at(tenantId, '2026-11-04')).controller).toEqual(company);
    expect((await core.directory.at(tenantId, '2026-11-05')).controller).toEqual(moved);
  });
});
