import { captureLog } from '../testing/log-capture';
import { ledgerCheckJob } from './ledger-check';

describe('the daily check of ledgers', () => {
  const run = async (found: object[]): Promise<string> => {
    const log = captureLog();
    const checkDue = jest.fn().mockResolvedValue(found);
    await ledgerCheckJob({ ledgerChecks: { checkDue } as never }, log.logger).run(new AbortController().signal);
    return log.text();
  };

  it('says nothing while all ledgers fit', async () => {
    expect(await run([])).toBe('');
  });

  it('logs an error that names tenant and entry', async () => {
    const text = await run([{ tenantId: 't1', entries: 3, ok: false, firstBad: 4 }]);
    expect(JSON.parse(text)).toMatchObject({ level: 50, tenantId: 't1', firstBad: 4 });
  });

  it('logs an error that names tenant and consent', async () => {
    const firstMismatch = { consentId: 'c1', what: 'state' };
    const text = await run([
      { tenantId: 't1', entries: 3, ok: false, consents: { compared: 2, ok: false, firstMismatch } },
    ]);
    expect(JSON.parse(text)).toMatchObject({ level: 50, tenantId: 't1', firstMismatch });
  });
});
