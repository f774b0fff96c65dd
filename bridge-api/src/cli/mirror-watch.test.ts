import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Core } from '@kundenmeister/core';
import { makeSqlite, type TestDatabases } from '../../../core/src/testing';
import { captureLog } from '../testing/log-capture';
import { watchMirror } from './mirror-watch';

describe('the mirror of the deletion journal at a start', () => {
  let databases: TestDatabases;
  let file: string;
  beforeEach(async () => {
    databases = await makeSqlite();
    file = join(databases.folder, 'mirror');
  });
  afterEach(() => databases.dispose());

  const start = async (mirror: string | undefined): Promise<string> => {
    const { logger, text } = captureLog();
    const core = new Core({ ...databases, ...(mirror !== undefined && { journalMirror: mirror }) });
    const warn = watchMirror(mirror, logger);
    await core.migrate();
    await warn(core);
    await core.journal.append('t1', [{ kind: 'person', ids: ['p1'] }]);
    await core.close();
    return text();
  };

  it('is warned of when it was missing although the journal has entries', async () => {
    expect(await start(file)).toBe('');
    expect(await start(file)).toBe('');
    rmSync(file);
    const line = JSON.parse(await start(file)) as Record<string, unknown>;
    expect(line).toMatchObject({ level: 40, file, entries: 2 });
    expect(line['msg']).toContain('was missing, and is written anew');
    expect(await start(file)).toBe('');
  });

  it('is no matter where none is kept', async () => {
    await start(file);
    writeFileSync(file, '');
    expect(await start(undefined)).toBe('');
  });
});
