import type { Migration } from '../migrate';
import { keysMigration } from './0001-keys';
import { deletionJournalMigration } from './0002-deletion-journal';
import { masterKeyRotationMigration } from './0003-master-key-rotation';
import { keyKindsMigration } from './0004-key-kinds';

/** The *vault*: keys and the deletion journal, and never in a daily backup. In the order they run. */
export const vaultMigrations: readonly Migration[] = [
  keysMigration,
  deletionJournalMigration,
  masterKeyRotationMigration,
  keyKindsMigration,
];
