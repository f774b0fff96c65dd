import type { Command } from 'commander';
import { systemRuntime } from '@kundenmeister/core';
import { ConfigError, loadConfig, type Config } from '../config';
import { checkBackups } from './doctor-backups';
import { checkClock, checkDatabases, checkJournalMirror, checkNode, checkWrites, type Check } from './doctor-checks';
import { checkExpiry } from './doctor-expiry';
import { checkMail } from './doctor-mail';
import { checkMasterKey, checkRotation } from './doctor-master-key';
import { checkServerLogs } from './doctor-server-logs';
import { CommandFailure, writeResult, type CommandIo } from './output';
import { openConfigured } from './with-core';

/** `kmdp doctor`: looks at what the bridge needs, and says how to mend what is wrong. */
export function addDoctorCommand(program: Command, io: CommandIo): void {
  program
    .command('doctor')
    .description(
      'check what the bridge needs: Node.js, configuration, databases, master key, clock, backups, mail server',
    )
    .option('--json', 'one line of JSON')
    .action(async (options: { json?: boolean }) => {
      const checks = await examine(io);
      const lines = checks.map(({ name, ok, message }) => `${ok ? 'ok   ' : 'WRONG'}  ${name}: ${message}`);
      const wrong = checks.filter((check) => !check.ok).map((check) => check.name);
      writeResult(io, options, { ok: wrong.length === 0, checks }, lines);
      if (wrong.length > 0) throw new CommandFailure(`not in order: ${wrong.join(', ')}`);
    });
}

async function examine(io: CommandIo): Promise<Check[]> {
  const node = checkNode(process.version);
  try {
    const config = loadConfig(io.environment);
    return [
      node,
      { name: 'configuration', ok: true, message: 'valid' },
      checkJournalMirror(config),
      ...(await examineStorage(config)),
      await checkMail(config),
    ];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [node, { name: 'configuration', ok: false, message: error.message }];
  }
}

async function examineStorage(config: Config): Promise<Check[]> {
  const core = openConfigured(config);
  try {
    const databases = await checkDatabases(core);
    const usable = databases.every((check) => check.ok);
    const key = await checkMasterKey(config, core);
    const { clock } = systemRuntime;
    const rest = usable
      ? [
          await checkWrites(core),
          await checkClock(core, clock),
          await checkBackups(config, core),
          await checkExpiry(config, core),
          await checkServerLogs(core),
        ]
      : [];
    return [key, ...databases, ...rest, ...(usable && key.ok ? [await checkRotation(core)] : [])];
  } finally {
    await core.close();
  }
}
