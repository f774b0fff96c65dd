import closeWithGrace from 'close-with-grace';
import type { Command } from 'commander';
import { pino } from 'pino';
import { occupy, type Core } from '@kundenmeister/core';
import { loadConfig, type Config } from '../config';
import { errorReport } from '../problems/error-report';
import { startServer } from '../server';
import { stopWithLauncher } from './launcher';
import { watchMirror } from './mirror-watch';
import type { CommandIo } from './output';
import { openConfigured, requireMigrated } from './with-core';

/** Longest wait for requests under way when the process is told to stop, in milliseconds. */
const graceMs = 10_000;

/** `kmdp serve`: logs go to stderr, so that stdout holds the one line that says where it listens. */
export function addServeCommand(program: Command, io: CommandIo): void {
  program
    .command('serve')
    .description('answer requests until SIGTERM or SIGINT')
    .option('--json', 'the line that says where it listens as JSON')
    .action(async (options: { json?: boolean }) => {
      const config = loadConfig(io.environment);
      const logger = pino({ level: config.logLevel, base: null }, io.stderr);
      const occupancy = await occupy(config.databaseUrl, 'beside');
      const core = openConfigured(config, {
        writerThread: true,
        fileThreads: true,
        onWriterDeath: (death) =>
          logger.error(death, 'the thread that writes submissions died; the next one starts another'),
      });
      try {
        const warnOfMirror = watchMirror(config.journalMirror, logger);
        await prepare(core, config);
        await warnOfMirror(core);
        const server = await startServer(config, core, logger);
        closeWithGrace({ delay: graceMs, logger: false }, async ({ err, signal }) => {
          logger.info({ signal, ...(err && errorReport(err)) }, 'stopping');
          await server.close();
          await occupancy.release();
        });
        stopWithLauncher(io.environment);
        io.stdout.write(options.json ? `${JSON.stringify({ url: server.url })}\n` : `listening on ${server.url}\n`);
      } catch (error) {
        await core.close();
        await occupancy.release();
        throw error;
      }
    });
}

/** An embedded SQLite belongs to this one process and is migrated on the way; a shared server is migrated on purpose. */
async function prepare(core: Core, { databaseUrl, vaultUrl }: Config): Promise<void> {
  if (databaseUrl.startsWith('sqlite:') && vaultUrl.startsWith('sqlite:')) await core.migrate();
  await requireMigrated(core);
  await core.erasure.recover();
}
