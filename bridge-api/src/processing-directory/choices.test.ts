import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { testBridge, type TestBridge } from '../testing/test-bridge';

const path = '/v1/processing-directory';

onEachEngine('What the processing directory offers', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases);
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  it('is in the language asked for', async () => {
    const { body: german } = await bridge.get(`${path}/choices?locale=de`).expect(200);
    const { body: english } = await bridge.get(`${path}/choices?locale=en`).expect(200);
    const named = (name: string): object =>
      expect.arrayContaining([expect.objectContaining({ code: 'CH', name })]) as object;
    expect(german).toMatchObject({ countries: named('Schweiz') });
    expect(english).toMatchObject({ countries: named('Switzerland') });
    const { body: measures } = await bridge.get(`${path}/measures/proposal?locale=en`).expect(200);
    expect(measures).toEqual({ text: expect.stringContaining('resilience') as string });
  });

  it.each(['choices', 'choices?locale=fr', 'measures/proposal', 'measures/proposal?locale=de&x=1'])(
    'is refused as %s',
    async (query) => {
      await bridge.get(`${path}/${query}`).expect(400);
    },
  );
});
