import type { Logger } from 'pino';
import { systemRuntime, type Core } from '@kundenmeister/core';
import type { Config } from '../config';
import { createMailer } from '../mail/mailer';
import { backupPlaces } from '../backups/places';
import type { Metrics } from '../metrics/metrics';
import { configuredPageReader } from '../privacy-declarations/configured-page-reader';
import { backupGaugeJob } from './backup-gauge';
import { backupJob } from './backups';
import { declarationCheckJob } from './declaration-check';
import { deletionJob } from './deletions';
import { expiryJob } from './expiry';
import { housekeepingJob } from './housekeeping';
import type { Job } from './jobs';
import { ledgerCheckJob } from './ledger-check';
import { mailDeliveryJob } from './mail-delivery';
import { outboxGaugeJob } from './outbox-gauge';
import { sweepJob } from './sweep';
import { webhookJob } from './webhooks';

/** Everything that this bridge does by itself. Says once when it has no mail server to send with. */
export function ownWork(core: Core, config: Config, metrics: Metrics, logger: Logger): readonly Job[] {
  const readPage = configuredPageReader(config);
  return [
    housekeepingJob(core, logger),
    declarationCheckJob(core, readPage, logger),
    ledgerCheckJob(core, logger),
    deletionJob(core, metrics, logger),
    sweepJob(core, logger),
    outboxGaugeJob(core, metrics),
    backupGaugeJob(core, metrics, logger, systemRuntime.clock),
    expiryJob(core.backups(backupPlaces(config)).expiry, metrics, logger),
    ...backupJobs(core, config, logger),
    ...mailJobs(core, config, metrics, logger),
    ...webhookJobs(core, config, logger),
  ];
}

function backupJobs(core: Core, config: Config, logger: Logger): Job[] {
  if (!config.makesBackups) {
    logger.info('BACKUPS is false: another bridge makes the daily backups');
    return [];
  }
  const { clock } = systemRuntime;
  const places = backupPlaces(config);
  const runTask: Parameters<typeof backupJob>[0]['runTask'] = (task, signal) =>
    core.runBackupTask(places, task, signal);
  return [backupJob({ leases: core.leases, work: core.backupWork(places), runTask, logger, clock })];
}

function mailJobs(core: Core, { smtpUrl, mailFrom, publicUrl }: Config, metrics: Metrics, logger: Logger): Job[] {
  if (smtpUrl === undefined) {
    logger.warn('SMTP_URL is not set: mails that ask for a confirmation wait in the outbox');
    return [];
  }
  const origin = { sender: mailFrom, publicUrl };
  return [mailDeliveryJob({ core, mailer: createMailer(smtpUrl), origin, metrics, logger })];
}

function webhookJobs(core: Core, { webhookUrl: url, webhookSecret: secret }: Config, logger: Logger): Job[] {
  if (url === undefined || secret === undefined) return [];
  return [webhookJob({ core, target: { url, secret }, logger, clock: systemRuntime.clock })];
}
