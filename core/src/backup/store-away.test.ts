import { Readable } from 'node:stream';
import { movableClock } from '../testing';
import { BackupService } from './backup-service';
import type { BackupStore } from './backup-store';
import { BackupStoreFailure, type StoreFailureCode } from './store-failure';
import type { BackupManifest } from './types';

describe('A place of backups that does not answer for a moment', () => {
  const date = '2026-11-24';
  const manifest = { date, file: `backup-${date}.100000000.age`, sha256: 'of another' } as BackupManifest;

  const backupsWhere = (read: BackupStore['read']): BackupService => {
    const store = { list: () => Promise.resolve([`backup-${date}.json`, manifest.file]), read };
    const unused = () => Promise.reject(new Error('not asked for'));
    return new BackupService({
      ...{ databaseUrl: 'sqlite:none', recipient: unused, journalHead: unused },
      store: store as Partial<BackupStore> as BackupStore,
      clock: movableClock(`${date}T12:00:00Z`),
    });
  };
  const failing = (code: StoreFailureCode) => backupsWhere(() => Promise.reject(new BackupStoreFailure(code, code)));

  it('says nothing of the files there', async () => {
    const away = { code: 'store-unreachable' };
    await expect(failing('store-unreachable').isStoredWhole(manifest)).rejects.toMatchObject(away);
    await expect(failing('store-unreachable').records()).rejects.toMatchObject(away);
    const breaksOff = backupsWhere(() =>
      Promise.resolve(
        new Readable({
          read() {
            this.destroy(new BackupStoreFailure('store-unreachable', ''));
          },
        }),
      ),
    );
    await expect(breaksOff.isStoredWhole(manifest)).rejects.toMatchObject(away);
  });

  it('is not taken for one in which they are missing or damaged', async () => {
    expect(await failing('store-file-missing').isStoredWhole(manifest)).toBe(false);
    expect(await backupsWhere(() => Promise.resolve(Readable.from(['x']))).isStoredWhole(manifest)).toBe(false);
    expect(await failing('store-file-missing').records()).toMatchObject([{ date, madeAt: null }]);
  });
});
