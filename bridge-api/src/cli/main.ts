import { Command, CommanderError } from 'commander';
import { BackupStoreFailure, DomainError } from '@kundenmeister/core';
import { catalogueEntry } from '../problems/catalogue';
import { refusalOf } from '../problems/problem';
import { addDeletionCommands } from './deletion-commands';
import { addDirectoryCommands } from './directory-commands';
import { addBackupCommands, addVaultCommands } from './backup-commands';
import { addDoctorCommand } from './doctor-command';
import { addKeyCommands } from './key-commands';
import { addLedgerCommands } from './ledger-commands';
import { addMigrateCommand } from './migrate-command';
import { exitStatus, type CommandIo } from './output';
import { addRestoreCommand } from './restore-command';
import { addRestoreRequestCommands } from './restore-request-commands';
import { addServeCommand } from './serve-command';
import { addTenantCommands } from './tenant-commands';

const processIo: CommandIo = { stdout: process.stdout, stderr: process.stderr, environment: process.env };

/**
 * Runs one command line (`argv` as of the process) and sets the exit status: 0 done, 1 refused or failed with the reason
 * as one line on stderr, 2 wrong usage. Resolves when the command is done; `serve` then goes on serving.
 */
export async function main(argv: readonly string[], io: CommandIo = processIo): Promise<void> {
  try {
    await commandLine(io).parseAsync(argv);
  } catch (error) {
    process.exitCode = statusOf(error);
    if (!(error instanceof CommanderError)) io.stderr.write(`kmdp: ${reasonOf(error)}\n`);
  }
}

function commandLine(io: CommandIo): Command {
  const program = new Command('kmdp')
    .description('KundenMeister Data Protection: the bridge and its administration')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    });
  addServeCommand(program, io);
  addMigrateCommand(program, io);
  addDoctorCommand(program, io);
  addTenantCommands(program, io);
  addKeyCommands(program, io);
  addLedgerCommands(program, io);
  addBackupCommands(program, io);
  addVaultCommands(program, io);
  addRestoreCommand(program, io);
  addDirectoryCommands(program, io);
  addDeletionCommands(program, io);
  addRestoreRequestCommands(program, io);
  return program;
}

function statusOf(error: unknown): number {
  if (!(error instanceof CommanderError)) return exitStatus.failed;
  return error.exitCode === 0 ? exitStatus.done : exitStatus.usage;
}

/**
 * One line without personal data. Errors of drivers carry a code, and their messages may quote a statement with its
 * values; so those are named by class and code. Errors without one are our own words.
 */
function reasonOf(error: unknown): string {
  if (error instanceof DomainError && error.code === 'not-found') return 'no such tenant or key (not-found)';
  if (error instanceof DomainError) return `${catalogueEntry(error.code).detail.en} (${error.code})`;
  const { code } = refusalOf(error);
  if (code === 'storage-unavailable') return `${catalogueEntry(code).detail.en} (${code})`;
  if (!(error instanceof Error)) return 'unexpected error';
  if ('code' in error && error.code === 'EADDRINUSE') return 'the address is taken: choose another PORT or HOST';
  if (error instanceof BackupStoreFailure) return error.message;
  if ('code' in error) return `${error.name} (${String(error.code)})`;
  return error.message.split('\n', 1)[0] ?? error.name;
}
