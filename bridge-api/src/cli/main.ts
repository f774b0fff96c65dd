import { Command, CommanderError } from 'commander';
import { addDeletionCommands } from './deletion-commands';
import { addDirectoryCommands } from './directory-commands';
import { addBackupCommands, addVaultCommands } from './backup-commands';
import { addDoctorCommand } from './doctor-command';
import { failureReason } from './failure-reason';
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
    if (!(error instanceof CommanderError)) io.stderr.write(`kmdp: ${failureReason(error)}\n`);
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
