import type { Migration } from '../migrate';
import { tenantsMigration } from './0001-tenants';
import { ledgerMigration } from './0002-ledger';
import { consentMigration } from './0003-consent';
import { formsMigration } from './0004-forms';
import { submissionsMigration } from './0005-submissions';
import { outboxMigration } from './0006-outbox';
import { confirmationMigration } from './0007-confirmation';
import { objectionsMigration } from './0008-objections';
import { declarationChecksMigration } from './0009-declaration-checks';
import { overviewMigration } from './0010-overview';
import { consentOrderMigration } from './0011-consent-order';
import { linkConsentsMigration } from './0012-link-consents';
import { consentsComparedMigration } from './0013-consents-compared';
import { processingDirectoryMigration } from './0014-processing-directory';
import { deletionMigration } from './0015-deletion';
import { onLapseMigration } from './0016-on-lapse';
import { backupsMigration } from './0017-backups';
import { requestKeysMigration } from './0018-request-keys';
import { erasedAddressesMigration } from './0019-erased-addresses';
import { leaseHoldersMigration } from './0020-lease-holders';
import { heldDeadlinesMigration } from './0021-held-deadlines';

/** The *data* database: what a daily backup holds. Everything personal in it is sealed. In the order they run. */
export const dataMigrations: readonly Migration[] = [
  tenantsMigration,
  ledgerMigration,
  consentMigration,
  formsMigration,
  submissionsMigration,
  outboxMigration,
  confirmationMigration,
  objectionsMigration,
  declarationChecksMigration,
  overviewMigration,
  consentOrderMigration,
  linkConsentsMigration,
  consentsComparedMigration,
  processingDirectoryMigration,
  deletionMigration,
  onLapseMigration,
  backupsMigration,
  requestKeysMigration,
  erasedAddressesMigration,
  leaseHoldersMigration,
  heldDeadlinesMigration,
];
