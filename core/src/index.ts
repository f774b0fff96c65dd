export { Core, type CoreOptions, type Health } from './core';
export type { BackupPlaces, Backups } from './backup/backups-service';
export type { BackupVerification } from './backup/verify-backup';
export * from './backup/types';
export * from './backup/restore-requests/types';
export type { RestoreRequestOfTenant } from './backup/restore-requests/restore-request-service';
export * from './consent/types';
export * from './consent/confirmation-types';
export {
  checkDeclaration,
  checkLinkedDeclaration,
  type DeclarationCheck,
  type DeclarationFinding,
} from './consent/declaration-check';
export type { DeclarationState } from './consent/declaration-service';
export * from './consent/page-failures';
export { versionParts, type VersionChange } from './consent/version-changes';
export { mailPermissionReasons, type MailPermission } from './consent/mail-permission';
export type { AddressPermission, MailTokens } from './consent/mail-permission-service';
export { isLiving, type Preference, type Preferences, type PreferenceState } from './consent/preferences';
export type { Unsubscription } from './consent/preferences-service';
export { proposeConsentText, type Proposal, type ProposalInput } from './consent/proposal';
export type { ContactGroup } from './contacts/group-store';
export * from './contacts/basis-types';
export { costNote } from './deletion/request-rules';
export * from './deletion/sweep-types';
export * from './deletion/types';
export type { ExecutionResult } from './deletion/execution-service';
export * from './errors/codes';
export { DomainError, type FieldError } from './errors/domain-error';
export { isStorageUnavailable } from './database/storage-errors';
export * from './forms/hosted-form';
export * from './forms/types';
export type { Recorded, SubmissionJob } from './forms/submission-writer';
export * from './ledger/types';
export * from './overview/types';
export { headMessage } from './ledger/signed-head';
export * from './outbox/types';
export type { CellsPatch } from './processing-directory/cell-rules';
export { directoryChoices } from './processing-directory/choices';
export { exportViews, type ExportView } from './processing-directory/export/export-service';
export { exportFormats, type ExportedFile, type ExportFormat } from './processing-directory/export/write-document';
export type { DirectoryImport, ImportResult } from './processing-directory/import/import-service';
export { proposeMeasures } from './processing-directory/measures-proposal';
export * from './processing-directory/types';
export type { SweepResult } from './consent/unconfirmed-service';
export type { MailFailure } from './consent/confirmation-mail-service';
export type { Acting } from './runtime/acting';
export { locales, type Locale, type Localized } from './runtime/locale';
export type { Page, PageRequest } from './runtime/page';
export type { Clock, Ids, Random, Runtime } from './runtime/runtime';
export { systemRuntime } from './runtime/system-runtime';
export type { Segment } from './runtime/text-difference';
export type { AgreementOffer, AgreementState, ProvenAcceptance } from './tenants/agreement-service';
export type { AgreementChanges, AgreementVersion, AgreementVersions } from './tenants/agreement-versions';
export { processor, type Processor } from './tenants/processor';
export { settingsTag } from './tenants/settings-tag';
export * from './tenants/types';
export type { RotationPhase, RotationState } from './vault/master-key-rotation';
