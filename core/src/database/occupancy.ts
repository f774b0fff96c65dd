import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { createConnection, type Connection } from 'mysql2/promise';
import { OperatorError } from '../errors/operator-error';

/** How a process uses a database: beside others, as bridges and most commands do, or alone, while it is replaced. */
export type Use = 'beside' | 'alone';

/** The use of a database that a process announced; it ends with the process at the latest, however that ends. */
export interface Occupancy {
  release(): Promise<void>;
}

/** Somebody else uses the database, so that it cannot be used as was asked for. */
export class DatabaseInUse extends OperatorError {
  constructor(use: Use) {
    super(
      use === 'alone'
        ? 'a bridge or another command works on this database: stop every bridge ("systemctl stop kmdp"), then try again'
        : 'a restore of this database is under way: wait until it is done',
    );
    this.name = 'DatabaseInUse';
  }
}

/**
 * Announces that this process uses `sqlite:PATH` or `mysql://…`; it need not exist yet. Throws `DatabaseInUse`. Where
 * nothing can be announced, nothing can be written either, and whoever works beside others finds out by that.
 */
export async function occupy(databaseUrl: string, use: Use): Promise<Occupancy> {
  return databaseUrl.startsWith('sqlite:')
    ? occupyFile(databaseUrl.slice('sqlite:'.length), use)
    : occupyServer(databaseUrl, use);
}

/** SQLite's own locks, on an empty file beside the database, as that one is exchanged by a restore. */
function occupyFile(file: string, use: Use): Promise<Occupancy> {
  const nobody: Occupancy = { release: () => Promise.resolve() };
  let connection: SqliteConnection.Database | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    connection = new SqliteConnection(`${file}.lock`, { timeout: 0 });
    connection.exec(use === 'alone' ? 'BEGIN EXCLUSIVE' : 'BEGIN');
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    connection?.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new DatabaseInUse(use);
    if (use === 'alone') throw error;
    return Promise.resolve(nobody);
  }
  return Promise.resolve({ release: () => Promise.resolve(void connection.close()) });
}

/** Named locks of the server are exclusive: who works beside others takes one of these, who is alone takes all. */
const slots = 64;
/** How often a lock is looked after, in milliseconds: a server that restarted, or an idle connection that it ended, lost it. */
const keepAliveMs = 5000;

async function occupyServer(databaseUrl: string, use: Use): Promise<Occupancy> {
  let held = await takeSlots(databaseUrl, use).catch((error: unknown) => {
    if (use === 'alone' || error instanceof DatabaseInUse) throw error;
    return undefined;
  });
  const keeping = setInterval(() => {
    const renew = (): Promise<Connection> => takeSlots(databaseUrl, use);
    (held ? held.query('DO 1') : Promise.reject(new Error('no lock'))).catch(async () => {
      held?.destroy();
      held = await renew().catch(() => undefined);
    });
  }, keepAliveMs);
  keeping.unref();
  return {
    async release() {
      clearInterval(keeping);
      await held?.end();
    },
  };
}

async function takeSlots(databaseUrl: string, use: Use): Promise<Connection> {
  const url = new URL(databaseUrl);
  const name = `kmdp/${hash('sha256', decodeURIComponent(url.pathname.slice(1)), 'hex').slice(0, 32)}`;
  // No database is chosen: it may be lost.
  url.pathname = '/';
  const connection = await createConnection({ uri: url.href, connectTimeout: 3000 });
  connection.on('error', () => undefined);
  try {
    for (let slot = 1, taken = 0; slot <= slots; slot++) {
      const [rows] = await connection.query('SELECT GET_LOCK(?, 0) AS got', [`${name}/${slot}`]);
      if ((rows as { got: number | null }[])[0]?.got === 1) taken++;
      const enough = use === 'beside' ? taken === 1 : taken === slots;
      if (enough) return connection;
      if (use === 'alone' && taken < slot) break;
    }
    throw new DatabaseInUse(use);
  } catch (error) {
    connection.destroy();
    throw error;
  }
}
