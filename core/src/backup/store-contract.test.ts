import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { onS3, type TestBucket } from '../testing-s3';
import type { BackupStore } from './backup-store';
import { directoryStore } from './directory-store';
import { parseS3Address } from './s3-address';
import { S3Store } from './s3-store';

/** A store and, for the next process, another opened at the same place. */
type Open = () => BackupStore;

describe('A directory of backups', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'kmdp-store-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  behavesAsStore(() => directoryStore(join(folder, 'backups')));
});

onS3('A bucket of backups', (make) => {
  let bucket: TestBucket;
  beforeEach(async () => (bucket = await make()));
  behavesAsStore(() => new S3Store(parseS3Address(bucket.place) ?? { bucket: '', prefix: '' }, bucket.access));
});

function behavesAsStore(open: Open): void {
  const content = (words: string): Readable => Readable.from([Buffer.from(words)]);
  const inAnHour = (): Date => new Date(Date.now() + 60 * 60 * 1000);
  /** Larger than what one request may hold, so that an upload has several parts. */
  const large = 40 * 1024 * 1024 + 1;

  it('gives back what was written, and names it', async () => {
    await open().write('b.json', content('two'));
    await open().write('a.age', content('one'));
    expect(await open().list()).toEqual(['a.age', 'b.json']);
    expect(await text(await open().read('a.age'))).toBe('one');
  });

  it('is empty before the first', async () => {
    expect(await open().list()).toEqual([]);
  });

  it('keeps nothing as nothing', async () => {
    await open().write('empty', Readable.from([]));
    expect(await open().list()).toEqual(['empty']);
    expect(await buffer(await open().read('empty'))).toHaveLength(0);
  });

  it('keeps a large file to the last byte', async () => {
    await open().write('large', patternOf(large));
    let found = 0;
    for await (const chunk of await open().read('large')) found += checked(chunk as Buffer, found);
    expect(found).toBe(large);
  });

  it('replaces one of that name', async () => {
    await open().write('a', content('old and long'));
    await open().write('a', content('new'));
    expect(await text(await open().read('a'))).toBe('new');
    expect(await open().list()).toEqual(['a']);
  });

  it('throws when there is none of that name', async () => {
    const code = expect.stringMatching(/^(ENOENT|store-file-missing)$/) as string;
    await expect(open().read('none')).rejects.toMatchObject({ code });
  });

  it('removes, and what is gone already is no error', async () => {
    await open().write('a', content('one'));
    await open().remove('a');
    await open().remove('a');
    expect(await open().list()).toEqual([]);
  });

  it.each([3, large])(
    'keeps the former one, and shows nothing new, when the content breaks after %d bytes',
    async (bytes) => {
      await open().write('a', content('old'));
      const reason = new Error('the database went away');
      await expect(open().write('a', patternOf(bytes, reason))).rejects.toBe(reason);
      await expect(open().write('b', patternOf(bytes, reason))).rejects.toBe(reason);
      expect(await open().list()).toEqual(['a']);
      expect(await text(await open().read('a'))).toBe('old');
    },
  );

  it('takes no content that was given up for a whole one', async () => {
    const cut = patternOf(Infinity);
    setTimeout(() => cut.destroy(), 200);
    await expect(open().write('a', cut)).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
    expect(await open().list()).toEqual([]);
  });

  it('leaves what is whole alone when it removes what is unfinished', async () => {
    await open().write('a', content('one'));
    await open().removeUnfinished(inAnHour());
    expect(await open().list()).toEqual(['a']);
  });

  it('has no fault, and leaves nothing of having been tried', async () => {
    expect(await open().fault()).toBeUndefined();
    expect(await open().list()).toEqual([]);
  });
}

/** Bytes that tell where they belong; breaks in the end when there is a reason. */
function patternOf(bytes: number, reason?: Error): Readable {
  let given = 0;
  return new Readable({
    read() {
      if (given >= bytes) {
        if (reason) this.destroy(reason);
        else this.push(null);
        return;
      }
      const chunk = Buffer.alloc(Math.min(64 * 1024, bytes - given));
      for (let at = 0; at < chunk.length; at++) chunk[at] = (given + at) % 251;
      given += chunk.length;
      this.push(chunk);
    },
  });
}

/** Answers its length; throws where it is not the pattern. */
function checked(chunk: Buffer, offset: number): number {
  const wrong = chunk.findIndex((byte, at) => byte !== (offset + at) % 251);
  if (wrong >= 0) throw new Error(`byte ${offset + wrong} is wrong`);
  return chunk.length;
}
