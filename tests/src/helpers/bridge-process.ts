import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestDatabases } from '@kundenmeister/core/testing';

const root = resolve(__dirname, '../../..');
const program = resolve(root, 'bridge-api/bin/kmdp.js');
const readyWithinMs = 60_000;

/** How a process ended; one of the two is null. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A `kmdp serve` that answers. */
export interface BridgeProcess {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the process has ended, however that came. */
  readonly ended: Promise<Ending>;
  /** What it wrote to its log so far. */
  log(): string;
  /** Sends a signal and resolves with the ending. */
  end(signal: NodeJS.Signals): Promise<Ending>;
}

/** The built program on one pair of databases. */
export interface Bridge {
  /** Starts `kmdp serve` on a free port; rejects with its own words when it ends before it is ready. */
  serve(): Promise<BridgeProcess>;
  /** Runs another command of `kmdp` and resolves with its JSON. */
  command<T>(...args: string[]): Promise<T>;
  /** Ends what still serves, as after a test that failed. */
  close(): Promise<void>;
}

/** The bridge as it is shipped, on these databases, which it migrates first. Throws when it was not built. */
export async function builtBridge(databases: TestDatabases, extra: Record<string, string> = {}): Promise<Bridge> {
  if (!existsSync(resolve(root, 'bridge-api/dist/cli/main.js'))) {
    throw new Error('The bridge is not built. Run "npm run build:ts" first.');
  }
  const environment = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    PORT: '0',
    DATABASE_URL: databases.databaseUrl,
    VAULT_URL: databases.vaultUrl,
    MASTER_KEY_FILE: databases.masterKeyFile,
    BACKUP_DIR: resolve(databases.folder, 'backups'),
    BACKUP_KEY_FILE: resolve(databases.folder, 'backup.key'),
    VAULT_COPY_DIR: resolve(databases.folder, 'vault-copies'),
    JOURNAL_MIRROR: resolve(databases.folder, 'journal-mirror'),
    RATE_LIMIT_PER_MINUTE: '100000000',
    LOG_LEVEL: 'warn',
    ...extra,
  };
  const command = async <T>(...args: string[]): Promise<T> => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, '--json'], { env: environment });
    return JSON.parse(stdout) as T;
  };
  await command('migrate');
  const children: ChildProcess[] = [];
  return {
    command,
    serve: () => {
      const child = spawn(process.execPath, [program, 'serve'], { cwd: databases.folder, env: environment });
      children.push(child);
      return serving(child);
    },
    async close() {
      const left = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      await Promise.all(
        left.map((child) => {
          child.kill('SIGKILL');
          return once(child, 'exit');
        }),
      );
    },
  };
}

async function serving(child: ChildProcess): Promise<BridgeProcess> {
  let output = '';
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text));
  const ended = new Promise<Ending>((done) => child.once('close', (code, signal) => done({ code, signal })));
  const url = await new Promise<string>((ready, fail) => {
    const giveUp = setTimeout(() => child.kill('SIGKILL'), readyWithinMs);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const address = /listening on (http:\S+)\n/.exec(output)?.[1];
      if (address === undefined) return;
      clearTimeout(giveUp);
      ready(address);
    });
    void ended.then(() => {
      clearTimeout(giveUp);
      fail(new Error(`The bridge ended before it was ready.\n${log}`));
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    ended,
    log: () => log,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
