import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { TestDatabases } from '../../../core/src/testing';
import { main } from '../cli/main';

/** What a command answered. */
export interface Ran {
  readonly status: number;
  readonly answer: string;
  readonly complaint: string;
}

export interface CommandLine {
  run(...command: string[]): Promise<Ran>;
  /** The JSON that a command answers; throws with its complaint when there is none. */
  json<T = Record<string, unknown>>(...command: string[]): Promise<T>;
}

/** Runs `kmdp` on a test's databases, with its other places in the test's folder. */
export function commandLine(databases: TestDatabases): CommandLine {
  const place = (name: string): string => join(databases.folder, name);
  const environment = {
    DATABASE_URL: databases.databaseUrl,
    VAULT_URL: databases.vaultUrl,
    MASTER_KEY_FILE: databases.masterKeyFile,
    BACKUP_DIR: place('backups'),
    VAULT_COPY_DIR: place('copies'),
    BACKUP_KEY_FILE: place('backup.key'),
    JOURNAL_MIRROR: place('journal-mirror'),
  };
  const run = async (...command: string[]): Promise<Ran> => {
    const before = process.exitCode;
    process.exitCode = 0;
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    await main(['node', 'kmdp', ...command], { stdout, stderr, environment });
    const status = Number(process.exitCode);
    process.exitCode = before;
    stdout.end();
    stderr.end();
    return { status, answer: await text(stdout), complaint: await text(stderr) };
  };
  const json = async <T = Record<string, unknown>>(...command: string[]): Promise<T> => {
    const { answer, complaint } = await run(...command, '--json');
    if (answer === '') throw new Error(complaint);
    return JSON.parse(answer) as T;
  };
  return { run, json };
}
