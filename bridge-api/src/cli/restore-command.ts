import { InvalidArgumentError, type Command } from 'commander';
import {
  processor,
  type FairUse,
  type KeptSince,
  type TenantRestoreResult,
  type WholeRestoreResult,
} from '@kundenmeister/core';
import { backupPlaces } from '../backups/places';
import { loadConfig } from '../config';
import { lostConsentLines, writeResult, type CommandIo } from './output';
import { lostLines } from './restore-command-losses';
import { openConfigured, withCore } from './with-core';

interface Options {
  readonly backup: string;
  readonly tenant?: string;
  readonly vaultCopy?: string;
  readonly json?: boolean;
}

interface TenantRestored extends TenantRestoreResult {
  /** What the tenant had asked of that day's backup. */
  readonly requestsDone: number;
  /** The tenant's recoveries of this year. */
  readonly fairUse: Omit<FairUse, 'note'>;
}

/** `kmdp restore`: a whole backup while every bridge is stopped, or one tenant's lost rows while they go on. */
export function addRestoreCommand(program: Command, io: CommandIo): void {
  program
    .command('restore')
    .description('bring back what a backup holds, and nobody who was erased since')
    .requiredOption('--backup <YYYY-MM-DD>', 'the day of the backup', day)
    .option('--tenant <id>', 'only the lost rows of this tenant, while bridges run')
    .option('--vault-copy <file>', 'the copy of the vault to go on from, when the vault was lost, too')
    .option('--json', 'one line of JSON')
    .action(async (options: Options, command: Command) => {
      const { backup: date, tenant: tenantId, vaultCopy } = options;
      if (tenantId !== undefined && vaultCopy !== undefined) {
        command.error('error: --vault-copy is for a whole restore, not for --tenant', { exitCode: 2 });
      }
      const onStep = options.json ? () => undefined : (step: string) => void io.stdout.write(`${step} …\n`);
      if (tenantId !== undefined) {
        const places = backupPlaces(loadConfig(io.environment));
        const result = await withCore(io, async (core) => {
          const restored = await core.backups(places).tenantRestores.restore({ date, tenantId, onStep });
          const acting = { tenantId, actor: processor().name };
          // Nothing was missing of what this backup has: what was asked for is not answered by that.
          const requestsDone = restored.restored === 0 ? 0 : await core.restoreRequests.settle(acting, date);
          const { year, count, usual, exceeded } = await core.restoreRequests.fairUse(tenantId);
          return { ...restored, requestsDone, fairUse: { year, count, usual, exceeded } };
        });
        writeResult(io, options, result, tenantLines(result));
        return;
      }
      const config = loadConfig(io.environment);
      // It opens the databases by itself: they may be gone.
      const core = openConfigured(config);
      try {
        const copy = vaultCopy === undefined ? {} : { vaultCopy };
        const { restores, daily } = core.backups(backupPlaces(config));
        const result = await restores.restore({ date, onStep, ...copy });
        // The restored data knows of no backup since.
        await core.backupDays.record(await daily.records());
        writeResult(io, options, result, wholeLines(result));
      } finally {
        await core.close();
      }
    });
}

function day(value: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  if (!isDay) throw new InvalidArgumentError('It must be a day: YYYY-MM-DD.');
  return value;
}

function wholeLines(result: WholeRestoreResult): string[] {
  const { date, restored, erasedAgain, withoutKey, journalHead, mailsSetAside, entriesLost } = result;
  const lost = lostLines(result);
  return [
    `restored the backup of ${date}: ${restored} rows`,
    `erased again, as the deletion journal says up to entry ${journalHead.seq}: ${erasedAgain} persons and records`,
    ...(withoutKey > 0 ? [`gone, as the vault has no key of theirs: ${withoutKey} persons`] : []),
    ...lostConsentLines(result.consentsLost),
    `mails of the backup that are not sent any more: ${mailsSetAside}`,
    ...kept.map(
      ([member, what]) => `${what} since the backup that were kept: ${result[member] ?? 'none could be read'}`,
    ),
    ...lost,
    entriesLost === null
      ? 'how many ledger entries since the backup are lost is not known; websites show their own witness'
      : `ledger entries since the backup that are lost: ${entriesLost}`,
    ...(result.replaced === null ? [] : [`the replaced data lies for seven days in ${result.replaced}`]),
    lost.length > 0 ? 'ok: see to what is LOST (docs/operations.md), then start the bridges' : 'ok: start the bridges',
  ];
}

const kept: readonly (readonly [keyof KeptSince, string])[] = [
  ['withdrawalsKept', 'withdrawals and objections'],
  ['requestsKept', 'requests to delete and to restore'],
  ['basesKept', 'legal bases'],
  ['keysRevoked', 'revocations of keys'],
  ['switchedOff', 'tenants that switched data protection off'],
];

function tenantLines({ date, tenantId, restored, erasedAgain, ...others }: TenantRestored): string[] {
  const { requestsDone, tables, cameAnew, withoutKey, fairUse, journalHead } = others;
  return [
    `brought back from the backup of ${date} for tenant ${tenantId}: ${restored} rows`,
    ...Object.entries(tables).map(([table, rows]) => `  ${table}: ${rows}`),
    `left out, as the deletion journal says up to entry ${journalHead.seq}: ${erasedAgain} persons and records of all tenants`,
    ...(withoutKey > 0 ? [`left out, as the vault has no key of theirs: ${withoutKey} persons of all tenants`] : []),
    ...lostConsentLines(others.consentsLost),
    ...(cameAnew > 0 ? [`left out, as they have come anew since: ${cameAnew} persons`] : []),
    ...(restored === 0 ? ['nothing was missing: what this tenant asked of that day stays open'] : []),
    ...(requestsDone > 0 ? [`requests of this tenant for that day, now done: ${requestsDone}`] : []),
    `recoveries of this tenant in ${fairUse.year}: ${fairUse.count}${fairUse.exceeded ? `, more than the usual ${fairUse.usual}` : ''}`,
    'ok',
  ];
}
