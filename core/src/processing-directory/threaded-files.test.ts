import { join } from 'node:path';
import { asBuffer, runFileJobHere } from './file-jobs';
import { exampleActivity, exampleDirectory } from './export/testing-directory';
import { workbookOf } from './import/testing-workbook';
import { ThreadedFiles } from './threaded-files';

const fromSource = {
  file: join(__dirname, 'file-thread.ts'),
  execArgv: ['--require', join(__dirname, '../testing-swc.cjs')],
};
const ample = { mebibytes: 512, milliseconds: 60_000 };
const directory = (rows: number) =>
  exampleDirectory(Array.from({ length: rows }, (_, index) => exampleActivity(index)));
const asked = { locale: 'de', date: '2026-11-29' } as const;
const mapping = {};

describe('The directory’s files, made and read in threads', () => {
  const started: ThreadedFiles[] = [];
  const files = (limits = ample): ThreadedFiles => {
    const made = new ThreadedFiles(limits, fromSource);
    started.push(made);
    return made;
  };

  afterAll(() => Promise.all(started.map((each) => each.close())));

  it('are those that the caller’s own thread makes', async () => {
    const { run } = files();
    for (const format of ['csv', 'json', 'xlsx'] as const) {
      const job = { directory: directory(3), format, ...asked };
      const [there, here] = [await run('a', 'controllerFile', job), await runFileJobHere('a', 'controllerFile', job)];
      expect(there).toMatchObject({ name: here.name, contentType: here.contentType });
      if (format !== 'xlsx') expect(asBuffer(there.content)).toEqual(here.content);
    }
    const content = Buffer.from('Name;Zweck\nLöhne;Auszahlung\n;leer\n');
    const there = await run('a', 'readImport', { content, mapping });
    expect(there).toEqual(await runFileJobHere('a', 'readImport', { content, mapping }));
  });

  it('leave the caller’s thread free meanwhile', async () => {
    const { run } = files();
    const job = { directory: directory(300), format: 'pdf', ...asked } as const;
    let done = false;
    let turns = 0;
    const made = run('a', 'controllerFile', job).finally(() => (done = true));
    for (; !done; turns += 1) await new Promise(setImmediate);
    await made;
    // In this thread it would let others run some twenty times.
    expect(turns).toBeGreaterThan(500);
  });

  it('carry what they refuse over, and no more of another error than its kind', async () => {
    const { run } = files();
    await expect(run('a', 'readImport', { content: Buffer.from(''), mapping })).rejects.toMatchObject({
      code: 'field-invalid',
      fields: [{ pointer: '/content', code: 'file-empty' }],
    });
    const broken = { directory: null as never, format: 'csv', ...asked } as const;
    await expect(run('a', 'controllerFile', broken)).rejects.toThrow('The file thread failed: TypeError');
  });

  it('are not made when that needs more memory than it may take, and the process lives on', async () => {
    const { run } = files({ ...ample, mebibytes: 40 });
    const job = { directory: directory(2000), format: 'pdf', ...asked } as const;
    await expect(run('a', 'controllerFile', job)).rejects.toMatchObject({ code: 'export-too-large' });
    const small = { directory: directory(1), format: 'csv', ...asked } as const;
    await expect(run('a', 'controllerFile', small)).resolves.toBeDefined();
  });

  it('are not read when that needs more memory than it may take', async () => {
    const { run } = files({ ...ample, mebibytes: 40 });
    // Two cells, between which lie 17 thousand million.
    const corners = ['A1', 'XFD1048576'].map((at) => `<row><c r="${at}" t="inlineStr"><is><t>x</t></is></c></row>`);
    const content = await workbookOf(corners.join(''));
    await expect(run('a', 'readImport', { content, mapping })).rejects.toMatchObject({
      code: 'field-invalid',
      fields: [{ pointer: '/content', code: 'file-too-large' }],
    });
  });

  it('are refused when they take longer than they may', async () => {
    const { run } = files({ ...ample, milliseconds: 1 });
    const job = { directory: directory(1), format: 'csv', ...asked } as const;
    await expect(run('a', 'controllerFile', job)).rejects.toMatchObject({ code: 'export-too-large' });
  });

  it('are refused rather than kept waiting when a tenant asks for a third, or too many ask at once', async () => {
    const { run } = files();
    const job = { directory: directory(1), format: 'csv', ...asked } as const;
    const ask = (owner: string): Promise<string> =>
      run(owner, 'controllerFile', job).then(
        () => 'made',
        (error: { code: string }) => error.code,
      );
    expect(await Promise.all(['a', 'a', 'a', 'b'].map(ask))).toEqual(['made', 'made', 'files-busy', 'made']);
    const many = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(ask));
    expect(many).toEqual(['made', 'made', 'made', 'made', 'made', 'files-busy', 'files-busy']);
  });

  it('end when they are closed', async () => {
    const closing = files();
    const job = { directory: directory(300), format: 'pdf', ...asked } as const;
    const outcomes = Promise.allSettled([
      closing.run('a', 'controllerFile', job),
      closing.run('b', 'controllerFile', job),
    ]);
    await new Promise(setImmediate);
    await closing.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
