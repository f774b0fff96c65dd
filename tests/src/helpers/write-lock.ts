import { spawn } from 'node:child_process';
import { once } from 'node:events';

const holder = `
  const [driver, file] = process.argv.slice(1);
  const connection = require(driver)(file);
  connection.exec('BEGIN EXCLUSIVE');
  console.log('held');
  process.stdin.resume().on('end', () => connection.exec('ROLLBACK'));
`;

/** Holds the write lock of an SQLite file from another process; the answer lets go of it. */
export async function holdWriteLock(sqliteUrl: string): Promise<() => Promise<void>> {
  const file = sqliteUrl.slice('sqlite:'.length);
  const child = spawn(process.execPath, ['-e', holder, require.resolve('better-sqlite3'), file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.end();
    await ended;
  };
}
