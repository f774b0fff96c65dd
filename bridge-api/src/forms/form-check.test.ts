import type { ConsentProfile, FormCheck } from '@kundenmeister/core';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { activeSettings, formInput, profileInput } from '../testing/fixtures';
import { testBridge, type TestBridge } from '../testing/test-bridge';

onEachEngine('Checking a form that is being made', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let profile: ConsentProfile;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases);
    for (const key of [bridge.key, bridge.otherKey]) {
      await bridge.put('/v1/data-protection', activeSettings(), { key }).expect(200);
    }
    profile = (await bridge.post('/v1/consent-profiles', profileInput()).expect(201)).body as ConsentProfile;
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  const check = async (forms: object[], headers: Record<string, string> = {}): Promise<readonly FormCheck[]> =>
    ((await bridge.post('/v1/forms/check', { forms }, { headers }).expect(200)).body as { items: FormCheck[] }).items;

  it('answers for each form, in their order and in the language of the reader', async () => {
    const demanding = formInput([profile.id], {
      fields: [
        { name: 'email', label: 'E-Mail', type: 'email', required: true, personal: true },
        { name: 'phone', label: 'Telefon', type: 'text', required: true, personal: true },
      ],
    });
    const [good, bad] = await check([formInput([profile.id]), demanding], { 'Accept-Language': 'de' });
    expect(good).toEqual({ compliant: true, findings: [] });
    expect(bad).toMatchObject({
      compliant: false,
      findings: [
        {
          code: 'only-email-may-be-required',
          field: 'phone',
          message: expect.stringContaining('„Telefon“') as string,
        },
      ],
    });
  });

  it('finds the same as registering, and registers nothing', async () => {
    const before = await bridge.core.ledger.head(bridge.tenantId);
    const [found] = await check([formInput([])]);
    expect(await bridge.core.ledger.head(bridge.tenantId)).toEqual(before);
    await bridge.get('/v1/forms/same').expect(404);
    const { body } = await bridge.put('/v1/forms/same', formInput([])).expect(200);
    expect(body).toMatchObject({ ...found });
  });

  it('takes a consent text that does not exist, or is another tenant’s, for none', async () => {
    const { body } = await bridge.post('/v1/consent-profiles', profileInput(), { key: bridge.otherKey }).expect(201);
    const found = await check([formInput(['no-such-profile']), formInput([(body as ConsentProfile).id])]);
    expect(found.map(({ findings }) => findings.map(({ code }) => code))).toEqual([['no-profile'], ['no-profile']]);
  });

  it('points at what is not a form', async () => {
    const { body } = await bridge.post('/v1/forms/check', { forms: [formInput([]), { title: '' }] }).expect(400);
    const pointers = (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
    expect(pointers.every((pointer) => pointer.startsWith('/forms/1/'))).toBe(true);
  });
});
