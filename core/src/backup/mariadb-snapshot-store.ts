import { Transform, type TransformCallback } from 'node:stream';
import { createConnection } from 'mysql2/promise';
import { runMariadb } from './mariadb-program';
import type { Snapshot, SnapshotFacts } from './snapshot-service';
import { headsOf, type HeadRow } from './sqlite-snapshot-store';

/** One row a line, so that rows can be counted as they go by; binary as hex. */
const options = [
  '--single-transaction',
  '--quick',
  '--skip-extended-insert',
  '--no-autocommit',
  '--hex-blob',
  '--skip-comments',
  '--skip-add-locks',
  '--skip-lock-tables',
  '--default-character-set=utf8mb4',
];

/** A dump in one transaction, which sees the database as it was at its beginning. */
export async function mariadbSnapshot(databaseUrl: string): Promise<Snapshot> {
  const ledgerHeads = headsOf(await readHeads(databaseUrl));
  const program = await runMariadb('mariadb-dump', databaseUrl, options);
  program.child.stdin.end();
  const counted = new RowCount();
  // The stream ends only when the program ended well: half a dump must not look like a whole one.
  const content = program.output.pipe(counted);
  program.output.on('error', (error) => content.destroy(error));
  // It may be thrown away before anybody reads it.
  content.on('error', () => undefined);
  return {
    engine: 'mysql',
    content,
    facts: (): SnapshotFacts => ({ tables: counted.tables(), ledgerHeads }),
    dispose: () => program.dispose(),
  };
}

async function readHeads(databaseUrl: string): Promise<readonly HeadRow[]> {
  const connection = await createConnection(databaseUrl);
  try {
    const [known] = await connection.query("SHOW TABLES LIKE 'tenants'");
    if ((known as unknown[]).length === 0) return [];
    const [rows] = await connection.query('SELECT id, ledger_seq AS seq, ledger_hash AS hash FROM tenants');
    return rows as HeadRow[];
  } finally {
    await connection.end();
  }
}

/** Lets a dump through and counts its rows: within one, line breaks are escaped, so each row is one line. */
class RowCount extends Transform {
  private readonly counts = new Map<string, number>();
  private rest = '';

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    // Latin-1 keeps bytes as they are; only the beginnings of lines, which are ASCII, are looked at.
    const lines = (this.rest + chunk.toString('latin1')).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.count(line);
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    this.count(this.rest);
    done();
  }

  tables(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private count(line: string): void {
    const created = /^CREATE TABLE `([^`]+)`/.exec(line)?.[1];
    if (created !== undefined) this.counts.set(created, 0);
    const inserted = /^INSERT INTO `([^`]+)`/.exec(line)?.[1];
    if (inserted !== undefined) this.counts.set(inserted, (this.counts.get(inserted) ?? 0) + 1);
  }
}
