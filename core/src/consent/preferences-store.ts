import type { Knex } from 'knex';
import type { Locale } from '../runtime/locale';
import type { ShownConsent } from './preferences';
import { toStanding, type StandingRow } from './standing-store';

/** Whose link it is. */
export interface LinkOwner {
  readonly subjectId: string;
  readonly tenantId: string;
  readonly company: string;
  readonly emailIndex: string;
  readonly sealedEmail: Buffer;
  /** Of the consent that an unsubscribe link names. */
  readonly profileId?: string;
}

interface OwnerRow {
  id: string;
  tenant_id: string;
  company: string;
  email_index: string;
  sealed_email: Buffer;
  profile_id?: string;
}

interface ShownRow extends StandingRow {
  topic: string;
  consent_text: string;
  locale: Locale;
  at: number;
}

/** The data subject with this id, whosever it is: the link says nothing of the tenant. */
export async function findSubjectOwner(connection: Knex, subjectId: string): Promise<LinkOwner | undefined> {
  const row = await owners(connection).where('s.id', subjectId).first<OwnerRow | undefined>();
  return row && toOwner(row);
}

/** Who gave the consent with this id. */
export async function findConsentOwner(connection: Knex, consentId: string): Promise<LinkOwner | undefined> {
  const row = await owners(connection)
    .join('consents as c', 'c.subject_id', 's.id')
    .where('c.id', consentId)
    .first<OwnerRow | undefined>('c.profile_id');
  return row && toOwner(row);
}

/** Everything a person said, with the words it was shown. */
export async function listShownConsents(
  connection: Knex,
  { tenantId, subjectId }: Pick<LinkOwner, 'tenantId' | 'subjectId'>,
): Promise<readonly ShownConsent[]> {
  const rows = await connection('consents as c')
    .join('consent_profiles as p', 'p.id', 'c.profile_id')
    .join('consent_versions as v', 'v.id', 'c.version_id')
    // Each event happens once in a consent's life, and the last one is its state.
    .join('consent_events as e', (join) => join.on('e.consent_id', 'c.id').andOn('e.type', 'c.state'))
    // The tenant by the profile: asked for it at the consents, SQLite would walk all of the tenant's.
    .where({ 'p.tenant_id': tenantId, 'c.subject_id': subjectId })
    .orderBy('c.id')
    .select<ShownRow[]>(
      ...['c.id', 'c.profile_id', 'c.state', 'p.purpose', 'p.topic', 'p.double_opt_in'],
      ...['v.consent_text', 'v.locale', 'e.at', 'e.ledger_seq'],
    );
  return rows.map(toShown);
}

function owners(connection: Knex): Knex.QueryBuilder {
  return connection('subjects as s')
    .join('tenants as t', 't.id', 's.tenant_id')
    .select('s.id', 's.tenant_id', 't.company', 's.email_index', 's.sealed_email');
}

function toOwner(row: OwnerRow): LinkOwner {
  return {
    subjectId: row.id,
    tenantId: row.tenant_id,
    company: row.company,
    emailIndex: row.email_index,
    sealedEmail: row.sealed_email,
    ...(row.profile_id !== undefined && { profileId: row.profile_id }),
  };
}

function toShown(row: ShownRow): ShownConsent {
  return {
    ...toStanding(row),
    purpose: row.purpose,
    topic: row.topic,
    consentText: row.consent_text,
    locale: row.locale,
    at: new Date(Number(row.at)),
  };
}
