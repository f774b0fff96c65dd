import { openDatabase } from '../database/database';
import { onEachEngine } from '../testing';
import { faultsOfServerLogs } from './server-logs';
import { readServerLogs } from './server-logs-store';

describe('What a database server writes down', () => {
  const faults = (binaryLogSeconds: number | null, generalLog = false) =>
    faultsOfServerLogs({ binaryLogSeconds, generalLog });

  it('may be kept as long as a copy of the vault, and no longer', () => {
    expect(faults(null)).toEqual([]);
    expect(faults(172_800)).toEqual([]);
    expect(faults(172_801)).toEqual(['binary-log-kept']);
    expect(faults(0)).toEqual(['binary-log-kept']);
  });

  it('may not be every statement', () => {
    expect(faults(null, true)).toEqual(['general-log-on']);
  });
});

onEachEngine('The logs of the database server', (make) => {
  it('are asked for', async () => {
    const databases = await make();
    const database = openDatabase(databases.databaseUrl);
    const logs = await database.read((connection) => readServerLogs(connection, database.engine));
    await database.close();
    await databases.dispose();
    if (database.engine === 'sqlite') expect(logs).toEqual({ binaryLogSeconds: null, generalLog: false });
    else {
      const seconds: unknown = logs.binaryLogSeconds;
      expect(seconds === null || typeof seconds === 'number').toBe(true);
      expect(logs.generalLog).toBe(false);
    }
  });
});
