import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What this process counts about itself; labels are route patterns, statuses and problem codes, never personal data. */
export interface Metrics {
  readonly registry: Registry;
  /** Seconds per request, by method, route pattern and status. */
  readonly requestDuration: Histogram<'method' | 'route' | 'status'>;
  /** Submissions by outcome: `recorded`, `pending-confirmation`, `replayed`, or the code of the refusal. */
  readonly submissions: Counter<'outcome'>;
  /** Submissions per transaction. */
  readonly batchSizes: Histogram;
  /**
   * Mails by outcome: `sent`, `deferred` (comes again), `refused` (never again), `postponed` (one an hour per person),
   * `dropped` (nothing to ask for any more).
   */
  readonly mails: Counter<'outcome'>;
  /** Messages in the outbox of all companies: `waiting`, or `failed` for good. */
  readonly outboxMessages: Gauge<'state'>;
  /** Deletion requests of all companies past their deadline. */
  readonly overdueDeletions: Gauge;
  /** Seconds since the newest backup was begun, or, without any, since the first tenant came. */
  readonly backupAge: Gauge;
  /** Kept days since the first backup of which there is none. */
  readonly backupsMissing: Gauge;
  /** Kinds of faults of the backups. */
  readonly backupAlarms: Gauge;
  /** Kinds of what is kept for a time only, of which something could not be removed in time. */
  readonly expiryFailures: Gauge;
  /** Recoveries of all companies that wait for the operator. */
  readonly openRestoreRequests: Gauge;
}

/** Metrics on a registry of their own, so that several apps in one process do not mix. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requestDuration: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the request to the end of its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    submissions: new Counter({
      name: 'kmdp_submissions_total',
      help: 'Submissions by outcome.',
      labelNames: ['outcome'],
      registers,
    }),
    batchSizes: new Histogram({
      name: 'kmdp_submission_batch_size',
      help: 'Submissions that one transaction answered.',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128],
      registers,
    }),
    mails: new Counter({
      name: 'kmdp_mails_total',
      help: 'Mails by outcome.',
      labelNames: ['outcome'],
      registers,
    }),
    outboxMessages: new Gauge({
      name: 'kmdp_outbox_messages',
      help: 'Messages in the outbox by state.',
      labelNames: ['state'],
      registers,
    }),
    overdueDeletions: new Gauge({
      name: 'kmdp_deletions_overdue',
      help: 'Deletion requests past their deadline.',
      registers,
    }),
    backupAge: new Gauge({
      name: 'kmdp_backup_age_seconds',
      help: 'Time since the newest backup was begun, or, without any, since the first tenant came.',
      registers,
    }),
    backupsMissing: new Gauge({
      name: 'kmdp_backups_missing',
      help: 'Days, of those kept since the first backup, of which there is none.',
      registers,
    }),
    backupAlarms: new Gauge({
      name: 'kmdp_backup_alarms',
      help: 'Kinds of faults: no backup at all, days without one, days that failed, never restored for trial.',
      registers,
    }),
    expiryFailures: new Gauge({
      name: 'kmdp_expiry_failures',
      help: 'Kinds of old backups, copies of the vault and replaced data that could not be removed in time.',
      registers,
    }),
    openRestoreRequests: new Gauge({
      name: 'kmdp_restore_requests_open',
      help: 'Recoveries that were asked for and wait for the operator.',
      registers,
    }),
  };
}
