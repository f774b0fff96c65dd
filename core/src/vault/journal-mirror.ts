import { open, mkdir, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Erased, JournalEntry } from './journal-entry';
import { OperatorError } from '../errors/operator-error';

/** Read at a time from the end of the file, in search of its last line. */
const chunk = 64 * 1024;
const lineFeed = 0x0a;

/** The journal once more, in a file that the operator keeps on another disk: one line of JSON per entry. */
export class JournalMirror {
  constructor(private readonly file: string) {}

  /** Adds entries; they are on the disk when the promise resolves. */
  async append(entries: readonly JournalEntry[]): Promise<void> {
    await this.withFile(async (handle) => {
      await handle.appendFile(entries.map(toLine).join(''));
      await handle.sync();
    });
  }

  /**
   * The newest entry; undefined for a file that is new or empty. Cuts off what a crash left of a line that was never whole:
   * of that nothing had come yet. Throws when the last line is no entry.
   */
  async last(): Promise<JournalEntry | undefined> {
    return this.withFile(async (handle) => {
      const { size } = await handle.stat();
      const whole = await endOfLines(handle, size);
      if (whole < size) {
        await handle.truncate(whole);
        await handle.sync();
      }
      if (whole === 0) return undefined;
      const start = await endOfLines(handle, whole - 1);
      return toEntry((await readBetween(handle, start, whole)).toString('utf8'));
    });
  }

  /** In order, the entries after the one with this number. */
  async *after(seq: number): AsyncGenerator<JournalEntry, void> {
    const handle = await open(this.file, 'r');
    try {
      for await (const line of handle.readLines()) {
        const entry = toEntry(line);
        if (entry.seq > seq) yield entry;
      }
    } finally {
      await handle.close();
    }
  }

  /** Readable and writable for its owner only; made when it is not there. */
  private async withFile<T>(work: (handle: FileHandle) => Promise<T>): Promise<T> {
    await mkdir(dirname(this.file), { recursive: true });
    const handle = await open(this.file, 'a+', 0o600);
    try {
      return await work(handle);
    } finally {
      await handle.close();
    }
  }
}

/** Where, up to `end`, the last whole line ends. */
async function endOfLines(handle: FileHandle, end: number): Promise<number> {
  for (let until = end; until > 0; until -= chunk) {
    const from = Math.max(0, until - chunk);
    const found = (await readBetween(handle, from, until)).lastIndexOf(lineFeed);
    if (found >= 0) return from + found + 1;
  }
  return 0;
}

async function readBetween(handle: FileHandle, from: number, until: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(until - from), 0, until - from, from);
  return buffer.subarray(0, bytesRead);
}

function toLine({ seq, tenantId: tenant, kind, ids, at, prevHash: prev, hash }: JournalEntry): string {
  return `${JSON.stringify({ seq, tenant, kind, ids, at: at.toISOString(), prev, hash })}\n`;
}

function toEntry(line: string): JournalEntry {
  try {
    const { seq, tenant, kind, ids, at, prev, hash } = JSON.parse(line) as Record<string, unknown>;
    const erased = { kind, ids } as Erased;
    const head = { seq: Number(seq), hash: String(hash) };
    return { ...head, tenantId: String(tenant), at: new Date(String(at)), prevHash: String(prev), ...erased };
  } catch {
    throw new OperatorError('A line of the journal’s mirror is no entry.');
  }
}
