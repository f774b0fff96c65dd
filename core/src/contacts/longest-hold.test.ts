import type { Core } from '../core';
import { systemRuntime } from '../runtime/system-runtime';
import { movableClock, onEachEngine, openSignUps, testCore, type TestDatabases } from '../testing';
import type { ContactBasisInput } from './basis-types';

onEachEngine('A legal basis with an end', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let add: (kind: ContactBasisInput['kind'], validUntil: string) => Promise<unknown>;
  // Already the next day in Austria.
  const clock = movableClock('2026-11-24T23:30:00.000Z');

  beforeEach(async () => {
    databases = await make();
    core = await testCore(databases, { ...systemRuntime, clock });
    const muster = await openSignUps(core, { clock });
    const { tenantId } = muster;
    await muster.signUp('anna@example.at');
    const id = (await core.persons.idOf(tenantId, 'anna@example.at')) ?? '';
    add = (kind, validUntil) => core.persons.addBasis({ tenantId }, id, { kind, note: 'x', validUntil });
  });
  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  it('holds a deletion for 30 years at most, so that a slip of the pen keeps nobody for ever', async () => {
    const refusal = { code: 'field-invalid', fields: [{ pointer: '/validUntil', code: 'day-too-far' }] };
    await expect(add('legal-obligation', '9999-12-31')).rejects.toMatchObject(refusal);
    await expect(add('legal-obligation', '2056-11-26')).rejects.toMatchObject(refusal);
    expect(await add('legal-obligation', '2056-11-25')).toMatchObject({ validUntil: '2056-11-25' });
  });

  it('may last longer where it gives way to a request', async () => {
    expect(await add('contract', '2099-12-31')).toMatchObject({ validUntil: '2099-12-31' });
  });
});
