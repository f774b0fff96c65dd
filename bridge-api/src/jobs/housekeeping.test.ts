import { pino } from 'pino';
import { startHousekeeping } from './housekeeping';

describe('housekeeping', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('goes on every hour, also after it failed, until it is stopped', () => {
    const forgetExpired = jest.fn<Promise<number>, []>().mockResolvedValue(3).mockRejectedValueOnce(new Error('away'));
    const stop = startHousekeeping({ submissions: { forgetExpired } as never }, pino({ level: 'silent' }));
    jest.advanceTimersByTime(3 * 60 * 60 * 1000);
    expect(forgetExpired).toHaveBeenCalledTimes(3);
    stop();
    jest.advanceTimersByTime(3 * 60 * 60 * 1000);
    expect(forgetExpired).toHaveBeenCalledTimes(3);
  });
});
