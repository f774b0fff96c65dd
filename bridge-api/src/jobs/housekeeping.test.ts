import { captureLog } from '../testing/log-capture';
import { housekeepingJob } from './housekeeping';

describe('housekeeping', () => {
  it('forgets idempotency keys past their time, and says how many; and what erased data left in logs', async () => {
    const log = captureLog();
    const forgetExpired = jest.fn<Promise<number>, []>().mockResolvedValue(3);
    const forget = jest.fn<Promise<void>, []>().mockResolvedValue();
    const core = { submissions: { forgetExpired }, erasure: { forget } };
    await housekeepingJob(core as never, log.logger).run(new AbortController().signal);
    expect(log.text()).toContain('"forgotten":3');
    expect(forget).toHaveBeenCalledTimes(1);
  });
});
