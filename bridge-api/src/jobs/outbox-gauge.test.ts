import { createMetrics } from '../metrics/metrics';
import { outboxGaugeJob } from './outbox-gauge';

describe('the outbox gauge', () => {
  it('tells what waits and what failed for good', async () => {
    const metrics = createMetrics();
    const backlog = jest.fn().mockResolvedValue({ waiting: 7, failed: 2 });
    await outboxGaugeJob({ outbox: { backlog } as never }, metrics).run(new AbortController().signal);
    const text = await metrics.registry.metrics();
    expect(text).toContain('kmdp_outbox_messages{state="waiting"} 7');
    expect(text).toContain('kmdp_outbox_messages{state="failed"} 2');
  });
});
