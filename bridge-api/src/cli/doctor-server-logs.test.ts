import { checkServerLogs } from './doctor-server-logs';

describe('doctor', () => {
  const check = (serverLogFaults: () => Promise<never[]>) => checkServerLogs({ serverLogFaults });

  it('finds logs in order that forget in time', async () => {
    expect(await check(() => Promise.resolve([]))).toEqual({
      name: 'server-logs',
      ok: true,
      message: 'forget in time',
    });
  });

  it('says how each log is made to forget', async () => {
    const { ok, message } = await check(() => Promise.resolve(['binary-log-kept', 'general-log-on'] as never[]));
    expect(ok).toBe(false);
    expect(message).toContain('binlog_expire_logs_seconds to 43200');
    expect(message).toContain('general_log to 0');
  });

  it('does not take for right what it cannot ask', async () => {
    expect(await check(() => Promise.reject(new Error('away')))).toMatchObject({ ok: false });
  });
});
