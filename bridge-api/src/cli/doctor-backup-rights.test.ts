import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Core } from '@kundenmeister/core';
import { loadConfig } from '../config';
import { checkBackups } from './doctor-backups';

describe('what doctor says of the right to restore backups for trial', () => {
  const fault = jest.fn(() => Promise.resolve('the database account may not make databases'));
  const alarms = [{ code: 'backup-unverified', dates: ['2026-10-01', '2026-10-02'] }];
  const core = {
    backupDays: { standing: () => Promise.resolve({ newest: null, kept: 2, alarms }) },
    backups: () => ({ verification: { fault } }),
    backupWork: () => ({ foreignDays: () => Promise.resolve([]) }),
  } as unknown as Core;
  const check = (more: Record<string, string> = {}) =>
    checkBackups(loadConfig({ BACKUP_KEY_FILE: join(tmpdir(), 'no-such-kmdp.key'), ...more }), core);

  it('is told before the alarm that comes of it', async () => {
    expect(await check()).toMatchObject({
      ok: false,
      message: 'cannot be restored for trial: the database account may not make databases',
    });
  });

  it('matters only where backups are made and the key lies', async () => {
    fault.mockClear();
    expect((await check({ BACKUPS: 'false' })).message).toContain('backup-unverified');
    expect((await check({ BACKUP_RECIPIENT: 'age1abc' })).message).toContain('backup-unverified');
    expect(fault).not.toHaveBeenCalled();
  });
});
