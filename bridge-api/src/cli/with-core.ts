import { Core, occupy, type CoreOptions } from '@kundenmeister/core';
import { loadConfig, type Config } from '../config';
import { CommandFailure, type CommandIo } from './output';

/** Opens core as the environment says, for a server with threads of its own. The caller closes it. */
export function openConfigured(
  config: Config,
  threads: Pick<CoreOptions, 'writerThread' | 'fileThreads' | 'onWriterDeath'> = {},
): Core {
  const { databaseUrl, vaultUrl, masterKeyFile, journalMirror, processor, backupTime } = config;
  const mirror = journalMirror === undefined ? {} : { journalMirror };
  const webhooks = config.webhookUrl !== undefined;
  return new Core({ databaseUrl, vaultUrl, masterKeyFile, webhooks, processor, backupTime, ...mirror, ...threads });
}

/** Runs a command's work on databases that are reachable and migrated, and closes them in the end. */
export async function withCore<T>(io: CommandIo, work: (core: Core) => Promise<T>): Promise<T> {
  return withOpenCore(io, async (core) => {
    await requireMigrated(core);
    return work(core);
  });
}

/** The same on databases in whatever state. Throws while a restore is under way. */
export async function withOpenCore<T>(io: CommandIo, work: (core: Core) => Promise<T>): Promise<T> {
  const config = loadConfig(io.environment);
  const occupancy = await occupy(config.databaseUrl, 'beside');
  const core = openConfigured(config);
  try {
    return await work(core);
  } finally {
    await core.close();
    await occupancy.release();
  }
}

/** Throws `CommandFailure` unless both databases answer and are up to date. */
export async function requireMigrated(core: Core): Promise<void> {
  const { database, vault, migrated } = await core.health();
  if (!database) throw new CommandFailure('the database does not answer: check DATABASE_URL');
  if (!vault) throw new CommandFailure('the vault does not answer: check VAULT_URL');
  if (!migrated) throw new CommandFailure('the databases are not migrated: run "kmdp migrate" first');
  if (!(await core.vaultFits())) throw new CommandFailure('the vault is not that of this database: check VAULT_URL');
}
