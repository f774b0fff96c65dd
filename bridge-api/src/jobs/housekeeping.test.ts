import { captureLog } from '../testing/log-capture';
import { housekeepingJob } from './housekeeping';

describe('housekeeping', () => {
  it('forgets idempotency keys past their time, and says how many', async () => {
    const log = captureLog();
    const forgetExpired = jest.fn<Promise<number>, []>().mockResolvedValue(3);
    await housekeepingJob({ submissions: { forgetExpired } as never }, log.logger).run(new AbortController().signal);
    expect(log.text()).toContain('"forgotten":3');
  });
});
