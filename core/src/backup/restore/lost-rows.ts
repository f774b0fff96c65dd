import type { Row } from '../../database/insert-rows';

/** A table of which a tenant's lost rows can come back. */
export interface LostTable {
  readonly name: string;
  /** Its primary key. */
  readonly key: readonly string[];
  /** Columns that name a row of another table, without which the row means nothing. */
  readonly parents?: Readonly<Record<string, string>>;
  /** Columns that no other row may share. */
  readonly unique?: readonly string[];
}

/** In an order in which every row finds what it refers to. Keys of websites are not among them: one may be revoked since. */
export const lostTables: readonly LostTable[] = [
  { name: 'contact_groups', key: ['id'] },
  { name: 'consent_profiles', key: ['id'], parents: { contact_group_id: 'contact_groups' } },
  { name: 'consent_versions', key: ['id'], parents: { profile_id: 'consent_profiles' } },
  { name: 'forms', key: ['tenant_id', 'form_key'] },
  { name: 'form_profiles', key: ['tenant_id', 'form_key', 'profile_id'], parents: { profile_id: 'consent_profiles' } },
  { name: 'subjects', key: ['id'], unique: ['tenant_id', 'email_index'] },
  { name: 'contact_bases', key: ['id'], parents: { subject_id: 'subjects' } },
  { name: 'submissions', key: ['id'], parents: { subject_id: 'subjects' } },
  {
    name: 'consents',
    key: ['id'],
    parents: { subject_id: 'subjects', submission_id: 'submissions', version_id: 'consent_versions' },
  },
  { name: 'consent_events', key: ['consent_id', 'position'], parents: { consent_id: 'consents' } },
  { name: 'objections', key: ['tenant_id', 'email_index'] },
  { name: 'ledger_entries', key: ['tenant_id', 'seq'] },
  {
    name: 'memberships',
    key: ['group_id', 'subject_id', 'consent_id'],
    parents: { group_id: 'contact_groups', subject_id: 'subjects', consent_id: 'consents' },
  },
];

/** What the running ledger says of rows that are gone by right. */
export interface GoneByRight {
  readonly profiles: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
  /** Groups that a profile uses, of the running data or of the backup; another was removed. */
  readonly groupsInUse: ReadonlySet<string>;
  /** Forms that lost their row; what the others show is newer than the backup. */
  readonly formsLost: ReadonlySet<string>;
  /** Consents that are agreed to; nobody else is in a group by them. */
  readonly living: ReadonlySet<string>;
  /** Where the ledger stood in the backup. */
  readonly head: number;
  readonly now: Date;
}

/** Whether a row of the backup that the running data lacks was lost, rather than removed by somebody who may. */
export function isLost({ name }: LostTable, row: Row, by: GoneByRight): boolean {
  switch (name) {
    case 'contact_groups':
      return by.groupsInUse.has(String(row['id']));
    case 'consent_profiles':
      return !by.profiles.has(String(row['id']));
    case 'consent_versions':
      return !by.profiles.has(String(row['profile_id']));
    case 'forms':
      return !by.forms.has(String(row['form_key']));
    case 'form_profiles':
      return by.formsLost.has(String(row['form_key']));
    case 'objections':
      return row['expires_at'] === null || Number(row['expires_at']) > by.now.getTime();
    case 'ledger_entries':
      return Number(row['seq']) <= by.head;
    case 'memberships':
      return by.living.has(String(row['consent_id']));
    default:
      // Persons and what is recorded of them go by the journal only, which was carried out on the backup.
      return true;
  }
}
