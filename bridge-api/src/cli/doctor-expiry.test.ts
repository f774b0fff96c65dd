import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onEachEngine } from '../../../core/src/testing';
import { BackupWorld } from '../../../core/src/testing-backups';
import { loadConfig } from '../config';
import type { Check } from './doctor-checks';
import { checkExpiry } from './doctor-expiry';

onEachEngine('What doctor says of what is kept too long', (make) => {
  let world: BackupWorld;

  beforeEach(async () => {
    world = await BackupWorld.open(await make());
  });

  afterEach(async () => {
    await world.dispose();
  });

  const check = (more: Record<string, string> = {}): Promise<Check> => {
    const { backupDir, vaultCopyDir, keyFile } = world.places;
    const environment = { BACKUP_DIR: backupDir, VAULT_COPY_DIR: vaultCopyDir, BACKUP_KEY_FILE: keyFile, ...more };
    return checkExpiry(loadConfig(environment), world.core);
  };

  it('is well while all is in its time', async () => {
    await world.backups.daily.run();
    await world.backups.vaultCopies.run();
    expect(await check()).toMatchObject({ ok: true });
  });

  it('names copies of the vault and backups', async () => {
    await world.backups.daily.run();
    const { file } = await world.backups.vaultCopies.run();
    for (const day of [42, 43]) {
      world.toDay(day);
      await world.backups.daily.run();
    }
    const { ok, message } = await check();
    expect(ok).toBe(false);
    expect(message).toContain(`copies of the vault older than 48 hours (${file})`);
    expect(message).toContain('backup-2026-10-01.json');
  });

  it('names what is held together with what is overdue, as the clock may be wrong', async () => {
    await world.backups.daily.run();
    const { file } = await world.backups.vaultCopies.run();
    world.toDay(43);
    const { ok, message } = await check();
    expect(ok).toBe(false);
    expect(message).toContain('the backups of 2026-10-01 are too old, and kept, as fewer than two newer backups');
    expect(message).toContain(`copies of the vault older than 48 hours (${file})`);
    world.toDay(-1);
    expect((await check()).message).toContain(`${file}: dated in the future, and never removed`);
  });

  it('names data that a restore replaced, until it is removed', async () => {
    await world.backups.daily.run();
    const { replaced } = await world.restore({ date: '2026-10-01' });
    world.toDay(7);
    expect(await check()).toMatchObject({ ok: true });
    world.toDay(8);
    const found = `data that a restore replaced more than 7 days ago (${replaced})`;
    expect(await check()).toMatchObject({ ok: false, message: expect.stringContaining(found) as string });
    await world.backups.expiry.run();
    expect(await check()).toMatchObject({ ok: true });
  });

  it('is wrong when it cannot look', async () => {
    const file = join(world.databases.folder, 'file');
    writeFileSync(file, '');
    expect(await check({ VAULT_COPY_DIR: file })).toMatchObject({
      ok: false,
      message: expect.stringContaining('cannot be looked at') as string,
    });
  });
});
