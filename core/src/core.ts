import { BackupDaysService } from './backup/backup-days-service';
import { BackupWorkService, type BackupTaskResult } from './backup/backup-work-service';
import { openBackups, type BackupPlaces, type Backups } from './backup/backups-service';
import { defaultBackupTime } from './backup/calendar';
import type { BackupTask } from './backup/daily-work';
import { runTask } from './backup/task-process';
import { RestoreRequestService } from './backup/restore-requests/restore-request-service';
import { RestoreRequestWriter } from './backup/restore-requests/restore-request-writer';
import { ConfirmationMailService } from './consent/confirmation-mail-service';
import { ConfirmationService } from './consent/confirmation-service';
import { DeclarationDraftService } from './consent/declaration-draft-service';
import { DeclarationService } from './consent/declaration-service';
import { MailPermissionService } from './consent/mail-permission-service';
import { PreferencesService } from './consent/preferences-service';
import { ConsentProfileService } from './consent/profile-service';
import { ConsentAuditService } from './consent/consent-audit-service';
import { ConsentService } from './consent/consent-service';
import { UnconfirmedService } from './consent/unconfirmed-service';
import { VersionService } from './consent/version-service';
import { ContactService } from './contacts/contact-service';
import { PersonService } from './contacts/person-service';
import { SubjectService } from './contacts/subject-service';
import { dataMigrations } from './database/data-migrations/index';
import { openDatabase, type Database } from './database/database';
import { LeaseService } from './database/lease-service';
import { isMigrated, migrate } from './database/migrate';
import { vaultMigrations } from './database/vault-migrations/index';
import { CompletionWriter } from './deletion/completion-writer';
import { ErasureService } from './deletion/erasure-service';
import { ErasureWriter } from './deletion/erasure-writer';
import { ExecutionService } from './deletion/execution-service';
import { PreviewService } from './deletion/preview-service';
import { DeletionRequestService } from './deletion/request-service';
import { RequestWriter } from './deletion/request-writer';
import { faultsOfServerLogs, type ServerLogFault } from './deletion/server-logs';
import { readServerLogs } from './deletion/server-logs-store';
import { SweepService } from './deletion/sweep-service';
import { FormService } from './forms/form-service';
import { HostedFormService } from './forms/hosted-form-service';
import { SubmissionService } from './forms/submission-service';
import { SubmissionWriter } from './forms/submission-writer';
import { ThreadedWriter, type WriterDeath } from './forms/threaded-writer';
import { LedgerCheckService } from './ledger/ledger-check-service';
import { LedgerService } from './ledger/ledger-service';
import type { ConsentComparison } from './ledger/types';
import { OutboxService } from './outbox/outbox-service';
import { OverviewService } from './overview/overview-service';
import { DirectoryService } from './processing-directory/directory-service';
import { DirectoryWriter } from './processing-directory/directory-writer';
import { DirectoryExportService } from './processing-directory/export/export-service';
import { runFileJobHere } from './processing-directory/file-jobs';
import { GroupAdoptionService } from './processing-directory/group-adoption-service';
import { DirectoryImportService } from './processing-directory/import/import-service';
import type { ProcessorParticulars } from './processing-directory/processor-particulars';
import { ThreadedFiles } from './processing-directory/threaded-files';
import type { Runtime } from './runtime/runtime';
import { systemRuntime } from './runtime/system-runtime';
import { AgreementService } from './tenants/agreement-service';
import { agreementVersions, type AgreementVersions } from './tenants/agreement-versions';
import { TenantService } from './tenants/tenant-service';
import { JournalMirror } from './vault/journal-mirror';
import { JournalService } from './vault/journal-service';
import { createMasterKeyFile, masterKeyFileExists, masterKeysIn } from './vault/master-key';
import { MasterKeyRotationService } from './vault/master-key-rotation-service';
import { RequestKeys } from './vault/request-keys-service';
import { Vault } from './vault/vault';
import { countKeys, holdsKeys } from './vault/vault-store';
import { OperatorError } from './errors/operator-error';

/** Keys asked for in one query. */
const keysAtOnce = 500;

export interface CoreOptions {
  /** `sqlite:PATH` or `mysql://…`; what a daily backup holds. */
  readonly databaseUrl: string;
  /** The same forms; keys only, never in a daily backup. */
  readonly vaultUrl: string;
  readonly masterKeyFile: string;
  /** A file, best on another disk, that gets each entry of the deletion journal; several bridges share one. */
  readonly journalMirror?: string;
  /** Whether KundenMeister is told by webhook of persons who were erased, and of recoveries that were asked for. */
  readonly webhooks?: boolean;
  /** When the day's backup begins, `HH:MM` in Austria; 02:30 unless given. */
  readonly backupTime?: string;
  /** What the operator enters of the processor itself, for its record (Art. 30(2) GDPR). */
  readonly processor?: ProcessorParticulars;
  /** The system's clock, ids and randomness unless given. */
  readonly runtime?: Runtime;
  /** The processor agreements that were or are in force, oldest first; those of this release unless given. */
  readonly agreements?: AgreementVersions;
  /** Writes submissions in a thread of its own (with the system's runtime), so that the server's thread stays free. */
  readonly writerThread?: boolean;
  /** Makes and reads the files of processing directories in threads of their own, for the same reason. */
  readonly fileThreads?: boolean;
  /** Told of each writer thread that died; the next submission starts another. */
  readonly onWriterDeath?: (death: WriterDeath) => void;
}

export interface Health {
  readonly database: boolean;
  readonly vault: boolean;
  readonly migrated: boolean;
}

/** All areas over one pair of databases: the composition root. */
export class Core {
  readonly tenants: TenantService;
  readonly agreement: AgreementService;
  readonly profiles: ConsentProfileService;
  readonly versions: VersionService;
  readonly declarations: DeclarationService;
  readonly declarationDrafts: DeclarationDraftService;
  readonly forms: FormService;
  readonly submissions: SubmissionService;
  readonly hostedForms: HostedFormService;
  readonly consents: ConsentService;
  readonly consentAudit: ConsentAuditService;
  readonly confirmations: ConfirmationService;
  readonly confirmationMails: ConfirmationMailService;
  readonly unconfirmed: UnconfirmedService;
  readonly preferences: PreferencesService;
  readonly mailPermissions: MailPermissionService;
  readonly contacts: ContactService;
  readonly outbox: OutboxService;
  readonly ledger: LedgerService;
  readonly ledgerChecks: LedgerCheckService;
  readonly overview: OverviewService;
  readonly directory: DirectoryService;
  readonly directoryExports: DirectoryExportService;
  readonly directoryImports: DirectoryImportService;
  readonly masterKeys: MasterKeyRotationService;
  readonly journal: JournalService;
  readonly erasure: ErasureService;
  readonly deletions: DeletionRequestService;
  readonly deletionRuns: ExecutionService;
  readonly leases: LeaseService;
  readonly sweeps: SweepService;
  readonly deletionPreviews: PreviewService;
  readonly backupDays: BackupDaysService;
  readonly restoreRequests: RestoreRequestService;
  readonly persons: PersonService;
  readonly writer: SubmissionWriter;
  private readonly groupAdoption: GroupAdoptionService;
  private readonly thread: ThreadedWriter | undefined;
  private readonly files: ThreadedFiles | undefined;
  private readonly data: Database;
  private readonly keys: Database;
  private readonly vault: Vault;

  constructor(private readonly options: CoreOptions) {
    const runtime = options.runtime ?? systemRuntime;
    this.data = openDatabase(options.databaseUrl);
    this.keys = openDatabase(options.vaultUrl);
    const masterKeys = masterKeysIn(options.masterKeyFile);
    this.vault = new Vault(this.keys, () => masterKeys.read(), runtime);
    this.masterKeys = new MasterKeyRotationService(this.keys, masterKeys, runtime);
    const mirror = options.journalMirror === undefined ? undefined : new JournalMirror(options.journalMirror);
    this.journal = new JournalService(this.keys, mirror, runtime);
    const ledger = new LedgerService(this.data, this.vault, runtime);
    const agreements = options.agreements ?? agreementVersions;
    this.tenants = new TenantService(this.data, this.vault, ledger, runtime, agreements);
    this.agreement = new AgreementService(this.data, this.vault, this.tenants, agreements);
    const directoryWriter = new DirectoryWriter(this.vault, ledger, runtime);
    this.groupAdoption = new GroupAdoptionService(this.data, ledger, directoryWriter);
    this.directory = new DirectoryService(this.data, this.vault, ledger, this.tenants, directoryWriter, runtime);
    if (options.fileThreads) this.files = new ThreadedFiles();
    const runFileJob = this.files?.run ?? runFileJobHere;
    this.directoryExports = new DirectoryExportService(this.directory, this.tenants, runFileJob, options.processor);
    this.directoryImports = new DirectoryImportService(this.directory, runFileJob);
    this.versions = new VersionService(this.data, this.vault, this.tenants, runtime);
    this.profiles = new ConsentProfileService(this.data, this.vault, ledger, this.versions, directoryWriter, runtime);
    this.declarations = new DeclarationService(this.data, runtime);
    this.declarationDrafts = new DeclarationDraftService(this.data, this.tenants);
    this.forms = new FormService(this.data, this.vault, ledger, runtime);
    this.writer = new SubmissionWriter(this.data, new SubjectService(this.vault, runtime), ledger, runtime);
    const { databaseUrl, vaultUrl, masterKeyFile } = options;
    if (options.writerThread) {
      this.thread = new ThreadedWriter({ databaseUrl, vaultUrl, masterKeyFile }, options.onWriterDeath);
    }
    const writer = this.thread ?? this.writer;
    this.submissions = new SubmissionService(this.data, this.vault, runtime, (jobs) => writer.commit(jobs));
    this.hostedForms = new HostedFormService(this.data, this.vault, this.forms, this.submissions, runtime);
    this.consentAudit = new ConsentAuditService(this.data, this.vault, ledger);
    this.consents = new ConsentService(this.data, this.vault, ledger, runtime);
    this.confirmations = new ConfirmationService(this.data, this.vault, ledger, this.tenants, runtime);
    this.confirmationMails = new ConfirmationMailService(this.data, this.vault, ledger, this.tenants, runtime);
    const eraser = new ErasureWriter(this.vault, ledger, runtime);
    const requests = new RequestWriter(this.vault, ledger, runtime);
    const completion = new CompletionWriter(requests, runtime, options.webhooks === true);
    const restores = new RestoreRequestWriter(this.vault, ledger, runtime, options.webhooks === true);
    const requestKeys = new RequestKeys(this.data, this.vault, ledger, [requests, restores], runtime.clock);
    this.erasure = new ErasureService(this.data, this.keys, this.journal, ledger, eraser, completion, requestKeys);
    this.persons = new PersonService(this.data, this.vault, ledger, runtime);
    this.deletions = new DeletionRequestService(this.data, ledger, requests, requestKeys, this.persons, runtime);
    this.deletionRuns = new ExecutionService(this.data, this.vault, ledger, this.erasure, requests, runtime);
    this.unconfirmed = new UnconfirmedService(this.data, this.vault, ledger, this.erasure, runtime);
    this.deletionPreviews = new PreviewService(this.data, this.vault, runtime);
    this.leases = new LeaseService(this.data, runtime);
    const { erasure, unconfirmed, leases } = this;
    this.sweeps = new SweepService(this.data, erasure, unconfirmed, leases, runtime);
    this.backupDays = new BackupDaysService(this.data, runtime.clock, options.backupTime ?? defaultBackupTime);
    this.restoreRequests = new RestoreRequestService(
      ...([this.data, ledger, this.backupDays, restores, requestKeys, runtime] as const),
    );
    this.preferences = new PreferencesService(this.data, this.vault, ledger, runtime);
    this.mailPermissions = new MailPermissionService(this.data, this.vault);
    this.contacts = new ContactService(this.data, ledger, directoryWriter, runtime);
    this.outbox = new OutboxService(this.data, runtime);
    this.ledger = ledger;
    this.ledgerChecks = new LedgerCheckService(this.data, ledger, (id) => this.compareConsents(id), runtime);
    this.overview = new OverviewService(this.data, this, runtime);
  }

  /**
   * Brings both databases up to this release and answers the names of the migrations run. Makes the master key file when
   * nothing was ever sealed; refuses when keys exist that the file should open.
   */
  async migrate(): Promise<readonly string[]> {
    const migrated = [...(await migrate(this.data, dataMigrations)), ...(await migrate(this.keys, vaultMigrations))];
    if (!(await this.vaultFits())) {
      throw new OperatorError(
        'The vault lacks keys of this database: it belongs to another, or an older copy was put back.',
      );
    }
    const sealed = await this.vaultHoldsKeys();
    const { masterKeyFile, runtime = systemRuntime } = this.options;
    if (!sealed && !masterKeyFileExists(masterKeyFile)) createMasterKeyFile(masterKeyFile, runtime.random);
    // Made here, once, so that several bridges never make one each.
    await this.vault.signingKeys();
    await this.erasure.recover();
    await this.groupAdoption.adopt();
    return migrated;
  }

  /** Whether the vault holds the key of every tenant: another database's vault, or a new one, would open nothing. */
  async vaultFits(): Promise<boolean> {
    const ids = (await this.tenants.list()).map((tenant) => tenant.id);
    for (let start = 0; start < ids.length; start += keysAtOnce) {
      const some = ids.slice(start, start + keysAtOnce);
      if ((await this.keys.read((connection) => countKeys(connection, some))) < some.length) return false;
    }
    return true;
  }

  /** Whether the vault holds keys, which only the master key that sealed them opens. */
  async vaultHoldsKeys(): Promise<boolean> {
    return this.keys.read((connection) => holdsKeys(connection));
  }

  /** What the servers of both databases write down for longer than was promised that erased data is gone. */
  async serverLogFaults(): Promise<readonly ServerLogFault[]> {
    const logs = [this.data, this.keys].map((database) =>
      database.read((connection) => readServerLogs(connection, database.engine)),
    );
    return [...new Set((await Promise.all(logs)).flatMap(faultsOfServerLogs))];
  }

  /** Never throws. */
  async health(): Promise<Health> {
    const [data, vault] = await Promise.all([
      migrated(this.data, dataMigrations),
      migrated(this.keys, vaultMigrations),
    ]);
    return { database: data !== undefined, vault: vault !== undefined, migrated: data === true && vault === true };
  }

  /** Backups of *data* and copies of the vault, at places that the operator chose. */
  backups(places: BackupPlaces): Backups {
    const { databaseUrl, vaultUrl, masterKeyFile, journalMirror, webhooks = false } = this.options;
    const { keys, vault, journal } = this;
    const urls = { databaseUrl, vaultUrl, masterKeyFile, journalMirror };
    const isAnyNoted = async (): Promise<boolean> => (await this.backupDays.standing()).newest !== null;
    return openBackups(
      { ...urls, webhooks, keys, vault, journal, isAnyNoted, runtime: this.options.runtime ?? systemRuntime },
      places,
    );
  }

  /** What a bridge that makes backups does about them, day by day. */
  backupWork(places: BackupPlaces): BackupWorkService {
    const { runtime = systemRuntime, backupTime: timeOfDay = defaultBackupTime } = this.options;
    const [backups, days] = [this.backups(places), this.backupDays];
    return new BackupWorkService({ backups, days, places, clock: runtime.clock, timeOfDay });
  }

  /** Does one task of that in a process of its own, until it is done or `signal` is aborted. */
  async runBackupTask(places: BackupPlaces, task: BackupTask, signal: AbortSignal): Promise<BackupTaskResult> {
    const { databaseUrl, vaultUrl, masterKeyFile, journalMirror } = this.options;
    const mirror = journalMirror === undefined ? {} : { journalMirror };
    return runTask({ task, places, options: { databaseUrl, vaultUrl, masterKeyFile, ...mirror } }, signal);
  }

  private async compareConsents(tenantId: string): Promise<ConsentComparison> {
    const { ok, consents: compared, firstMismatch } = await this.consentAudit.audit(tenantId);
    return { compared, ok, ...(firstMismatch && { firstMismatch }) };
  }

  async close(): Promise<void> {
    await Promise.all([this.thread?.close(), this.files?.close()]);
    // Best effort: what is left behind opens nothing.
    await this.vault.releaseStock().catch(() => undefined);
    await Promise.all([this.data.close(), this.keys.close()]);
  }
}

/** Undefined when the database does not answer. */
async function migrated(database: Database, migrations: typeof dataMigrations): Promise<boolean | undefined> {
  return isMigrated(database, migrations).catch(() => undefined);
}
