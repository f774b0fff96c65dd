import { onEachEngine } from '../../../core/src/testing';
import { testBridge } from '../testing/test-bridge';

onEachEngine('Limits per minute', (make) => {
  it('hold up a key that sends too much, and nobody else', async () => {
    const databases = await make();
    const bridge = await testBridge(databases, { RATE_LIMIT_PER_MINUTE: '3' });
    for (let count = 0; count < 3; count++) await bridge.get('/v1/processor').expect(200);
    const { headers, body } = await bridge.get('/v1/processor').expect(429);
    expect(body).toMatchObject({ type: 'https://bridge.example/problems/rate-limited' });
    expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    await bridge.get('/v1/processor', { key: bridge.otherKey }).expect(200);
    await bridge.close();
    await databases.dispose();
  });

  it.each(['6000', '0'])(
    'of %s stop whoever tries keys, but never a valid key from the same address',
    async (limit) => {
      const databases = await make();
      const bridge = await testBridge(databases, { RATE_LIMIT_PER_MINUTE: limit });
      const statuses = new Set<number>();
      for (let count = 0; count < 125; count++)
        statuses.add((await bridge.get('/v1/processor', { key: 'guess' })).status);
      expect([...statuses]).toEqual([401, 429]);
      await bridge.get('/v1/processor').expect(200);
      await bridge.close();
      await databases.dispose();
    },
  );
});
