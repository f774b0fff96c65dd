import type { Command } from 'commander';
import {
  ExpiryHeld,
  type Backups,
  type BackupManifest,
  type BackupWorkService,
  type Core,
  type ExpiryFailure,
} from '@kundenmeister/core';
import { backupPlaces } from '../backups/places';
import { loadConfig } from '../config';
import { aloneAtBackups } from './backup-lease';
import { CommandFailure, lostConsentLines, writeResult, type CommandIo } from './output';
import { addRotateCommand } from './vault-rotate-command';
import { withCore, withOpenCore } from './with-core';

interface Output {
  readonly json?: boolean;
}

/** `kmdp backup run|list|verify`: daily backups of the data, never of the vault. */
export function addBackupCommands(program: Command, io: CommandIo): void {
  const backup = program.command('backup').description('daily backups of the data, kept for 42 days');

  backup
    .command('run')
    .description("make today's backup, in place of one made earlier today, and remove those no longer kept")
    .option('--json', 'one line of JSON')
    .action(async (options: Output) => {
      const { made, failures } = await aloneWithBackups(io, ({ daily, expiry }) =>
        makeAndExpire(() => daily.run(), expiry),
      );
      const { date, file, bytes, sha256 } = made;
      writeResult(io, options, { date, file, bytes, sha256 }, [`${date}  ${file}  ${bytes} bytes  sha256 ${sha256}`]);
      requireExpired(failures);
    });

  backup
    .command('list')
    .description('the days and their backups, oldest first: which are whole, failed or missing')
    .option('--json', 'one line of JSON')
    .action(async (options: Output) => {
      const config = loadConfig(io.environment);
      // Without looking at the database: when that is lost, one must see what there is.
      const { backups, unreadable, days } = await withOpenCore(io, async (core) => {
        const { daily } = core.backups(backupPlaces(config));
        const [backups, unreadable] = [await daily.list(), await daily.unreadable()];
        return { backups, unreadable, days: await daily.days(config.backupTime) };
      });
      const lines = days.map(({ date, state }) => {
        if (unreadable.includes(date)) return `${date}  WRONG: what is noted about it cannot be read`;
        const made = backups.find((each) => each.date === date);
        if (made) return state === 'ok' ? line(made) : `${line(made)}  WRONG: found not whole`;
        return `${date}  ${state}`;
      });
      writeResult(io, options, { backups: backups.map(summary), unreadable, days }, lines);
    });

  backup
    .command('verify')
    .description('restore a backup into a scratch place, and compare rows and ledgers with what it should hold')
    .option('--date <YYYY-MM-DD>', 'the day; the newest backup unless given')
    .option('--json', 'one line of JSON')
    .action(async (options: Output & { date?: string }) => {
      const { date, faults, consentsLost } = await aloneWithBackups(io, (_, tasks) => tasks.verify(options.date));
      const ok = faults.length === 0;
      const lines = [`${date}  ${ok ? 'ok' : 'WRONG'}`, ...faults, ...lostConsentLines(consentsLost)];
      writeResult(io, options, { date, ok, faults, consentsLost }, lines);
      if (!ok) throw new CommandFailure(`the backup of ${date} is not whole`);
    });
}

/** `kmdp vault copy|rotate`: copies for the loss of the machine that holds the vault, gone after 48 hours; another master key. */
export function addVaultCommands(program: Command, io: CommandIo): void {
  const vault = program.command('vault').description('the keys of all persons and tenants');
  addRotateCommand(vault, io);

  vault
    .command('copy')
    .description('make an encrypted copy of the vault, and destroy copies older than 48 hours')
    .option('--json', 'one line of JSON')
    .action(async (options: Output) => {
      const { made, failures } = await aloneWithBackups(io, ({ vaultCopies, expiry }) =>
        makeAndExpire(() => vaultCopies.run(), expiry),
      );
      writeResult(io, options, made, [`${made.file}  ${made.bytes} bytes  sha256 ${made.sha256}`]);
      requireExpired(failures);
    });
}

interface Made<T> {
  readonly made: T;
  readonly failures: readonly ExpiryFailure[];
}

/** Whether or not something new was made, what is too old goes. */
async function makeAndExpire<T>(make: () => Promise<T>, expiry: Backups['expiry']): Promise<Made<T>> {
  const [made] = await Promise.allSettled([make()]);
  const failures = await expiry.run();
  if (made.status === 'rejected') throw made.reason;
  return { made: made.value, failures };
}

function requireExpired(failures: readonly ExpiryFailure[]): void {
  if (failures.length === 0) return;
  const held = failures.flatMap(({ error }) => (error instanceof ExpiryHeld ? [error.message] : []));
  const others = failures.filter(({ error }) => !(error instanceof ExpiryHeld)).map(({ kind }) => kind);
  const stuck = `what is kept too long could not be removed (${others.join(', ')}): look at permissions`;
  throw new CommandFailure(`made, but ${[...(others.length > 0 ? [stuck] : []), ...held].join('; ')}`);
}

type BackupCommand<T> = (backups: Backups, tasks: BackupWorkService) => Promise<T>;

/** While neither a bridge nor another command makes, tries or copies something. */
function aloneWithBackups<T>(io: CommandIo, work: BackupCommand<T>): Promise<T> {
  return withBackups(io, (backups, tasks, { leases }) => aloneAtBackups(io, leases, () => work(backups, tasks)));
}

function withBackups<T>(
  io: CommandIo,
  work: (...given: [...Parameters<BackupCommand<T>>, Core]) => Promise<T>,
): Promise<T> {
  const places = backupPlaces(loadConfig(io.environment));
  return withCore(io, async (core: Core) => {
    const backups = core.backups(places);
    const [done] = await Promise.allSettled([work(backups, core.backupWork(places), core)]);
    // One that failed is noted, too, and keeps its own reason.
    const [noted] = await Promise.allSettled([backups.daily.records().then((days) => core.backupDays.record(days))]);
    if (done.status === 'rejected') throw done.reason;
    if (noted.status === 'rejected') throw noted.reason;
    return done.value;
  });
}

function summary({ date, file, bytes, sha256, verifiedAt }: BackupManifest) {
  return { date, file, bytes, sha256, verifiedAt };
}

function line({ date, file, bytes, verifiedAt }: BackupManifest): string {
  return `${date}  ${file}  ${bytes} bytes  ${verifiedAt === null ? 'never verified' : `verified ${verifiedAt}`}`;
}
