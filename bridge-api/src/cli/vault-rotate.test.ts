import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeSqlite, type TestDatabases } from '../../../core/src/testing';
import { meddle } from '../../../core/src/testing-dump';
import { idempotencyKey, readyForm, submission } from '../testing/fixtures';
import { commandLine } from '../testing/command-line';
import { testBridge, type TestBridge } from '../testing/test-bridge';

describe('kmdp vault rotate', () => {
  let databases: TestDatabases;
  let bridge: TestBridge;

  beforeEach(async () => {
    databases = await makeSqlite();
    bridge = await testBridge(databases);
  });

  afterEach(async () => {
    await bridge.close();
    await databases.dispose();
  });

  const copies = (): string => join(databases.folder, 'copies');
  const kmdp = (...command: string[]) => commandLine(databases).run(...command);
  const json = (...command: string[]) => commandLine(databases).json(...command);
  const rotationIn = async (): Promise<{ ok: boolean; message: string } | undefined> => {
    const { checks } = (await json('doctor')) as { checks: { name: string; ok: boolean; message: string }[] };
    return checks.find(({ name }) => name === 'master-key-rotation');
  };
  /** As if the last key had been wrapped anew 48 hours ago. */
  const letTimePass = (): Promise<void> =>
    meddle(databases.vaultUrl, 'UPDATE master_key_rotation SET settled_at = settled_at - ?', [48 * 3_600_000]);

  it('changes the key under a bridge that serves, in two runs 48 hours apart', async () => {
    const { notice } = await readyForm(bridge);
    const submit = async (): Promise<void> => {
      const headers = { 'Idempotency-Key': idempotencyKey() };
      await bridge.post('/v1/submissions', submission(notice), { headers }).expect(201);
    };
    await submit();
    const begun = await json('vault', 'rotate');
    expect(begun).toMatchObject({ phase: 'waiting', current: 2, versions: [1, 2], outdated: 0, removed: [] });
    expect(begun['rewrapped']).toBeGreaterThan(3);
    await submit();
    expect(await rotationIn()).toMatchObject({
      ok: true,
      message: expect.stringContaining('stay for copies') as string,
    });
    await letTimePass();
    expect(await rotationIn()).toMatchObject({ ok: false });
    expect(await json('vault', 'rotate')).toMatchObject({
      phase: 'complete',
      versions: [2],
      removed: [1],
      rewrapped: 0,
    });
    expect(await rotationIn()).toMatchObject({ ok: true, message: 'version 2 wraps everything' });
    await submit();
    await bridge.get('/v1/consents').expect(200);
  });

  it('prepares a key first, for bridges on other machines', async () => {
    expect(await json('vault', 'rotate', '--prepare')).toMatchObject({
      phase: 'prepared',
      current: 1,
      versions: [1, 2],
    });
    expect(await rotationIn()).toMatchObject({ ok: true, message: expect.stringContaining('copy the file') as string });
    expect(await json('vault', 'rotate')).toMatchObject({ phase: 'waiting', current: 2, versions: [1, 2] });
    expect(await kmdp('vault', 'rotate', '--prepare')).toMatchObject({ status: 1, answer: '' });
  });

  it('destroys copies of the vault that are too old; a younger one has no need of the older key', async () => {
    await json('vault', 'rotate');
    await letTimePass();
    await mkdir(copies());
    const copy = (at: number): string => `vault-${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z.age`;
    const [old, young] = [copy(Date.now() - 49 * 3_600_000), copy(Date.now() - 47 * 3_600_000)];
    for (const name of [old, young]) await writeFile(join(copies(), name), '');
    expect(await json('vault', 'rotate')).toMatchObject({ phase: 'complete', removed: [1] });
    expect(await readdir(copies())).toEqual([young]);
  });

  it('refuses with one line when the file was put back from an older copy, as doctor tells', async () => {
    await copyFile(databases.masterKeyFile, `${databases.masterKeyFile}.safe`);
    await json('vault', 'rotate');
    await copyFile(`${databases.masterKeyFile}.safe`, databases.masterKeyFile);
    const { status, complaint } = await kmdp('vault', 'rotate');
    expect(status).toBe(1);
    expect(complaint).toBe(
      'kmdp: The master key file does not hold the version 2 that the vault knows: bring the newest copy of the file to this machine first.\n',
    );
    expect(await rotationIn()).toMatchObject({
      ok: false,
      message: expect.stringContaining('lacks version 2') as string,
    });
  });

  it('shows no key', async () => {
    const { answer } = await kmdp('vault', 'rotate');
    const { keys } = JSON.parse(await readFile(databases.masterKeyFile, 'utf8')) as { keys: Record<string, string> };
    expect(Object.keys(keys)).toEqual(['1', '2']);
    for (const key of Object.values(keys)) expect(answer).not.toContain(key);
    expect(answer).toMatch(
      /^\d+ keys wrapped anew\nversion 2 wraps everything; older versions stay .* until 20.*Z: then run/,
    );
  });
});
