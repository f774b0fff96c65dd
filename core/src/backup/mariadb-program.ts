import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { OperatorError } from '../errors/operator-error';

/** A client program of MariaDB or MySQL at work. */
export interface MariadbProgram {
  readonly child: ChildProcessWithoutNullStreams;
  /** What it prints. Ends when the program ended well; fails with its first line of complaint otherwise. */
  readonly output: Readable;
  dispose(): Promise<void>;
}

/** MySQL's own names, where MariaDB's programs are not installed. */
const otherName = { 'mariadb-dump': 'mysqldump', mariadb: 'mysql' } as const;

/** Starts a program on the database of `mysql://…`. The password goes through a file that only this user can read. */
export async function runMariadb(
  name: keyof typeof otherName,
  databaseUrl: string,
  options: readonly string[],
): Promise<MariadbProgram> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const folder = mkdtempSync(join(tmpdir(), 'kmdp-client-'));
  const file = join(folder, 'client.cnf');
  const lines = [
    '[client]',
    `host=${quoted(hostname.replace(/^\[|\]$/g, ''))}`,
    `port=${port || '3306'}`,
    `user=${quoted(decodeURIComponent(username))}`,
    `password=${quoted(decodeURIComponent(password))}`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  const remove = (): Promise<void> => Promise.resolve(rmSync(folder, { recursive: true, force: true }));
  const database = decodeURIComponent(pathname.slice(1));
  try {
    const child = await start([name, otherName[name]], [`--defaults-extra-file=${file}`, ...options, database]);
    return {
      child,
      output: checked(name, child),
      async dispose() {
        if (child.exitCode === null) child.kill();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Starts the first of the programs that is installed. */
async function start(names: readonly string[], args: readonly string[]): Promise<ChildProcessWithoutNullStreams> {
  for (const name of names) {
    const child = spawn(name, args);
    const started = await new Promise<boolean>((resolve, reject) => {
      child.once('spawn', () => resolve(true));
      child.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') resolve(false);
        else reject(error);
      });
    });
    if (started) return child;
  }
  throw new OperatorError(
    `None of the programs ${names.join(', ')} is installed: install the client of MariaDB or MySQL.`,
  );
}

function checked(name: string, child: ChildProcessWithoutNullStreams): Readable {
  const output = new PassThrough();
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (complaint.length < 1000) complaint += chunk.toString('utf8');
  });
  child.stdout.pipe(output, { end: false });
  child.once('close', (code) => {
    if (code === 0) output.end();
    else output.destroy(new OperatorError(`${name} failed: ${firstLine(complaint)}`));
  });
  return output;
}

/** Errors of the client name accounts and tables, and may quote a statement with its values from the word `near` on. */
function firstLine(complaint: string): string {
  return (complaint.split('\n', 1)[0] ?? '').replace(/ near '.*/, '').slice(0, 300);
}
