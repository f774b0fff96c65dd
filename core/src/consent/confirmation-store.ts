import type { Knex } from 'knex';
import { insertRows } from '../database/insert-rows';
import type { Locale } from '../runtime/locale';

/** A confirmation link as stored: never the token itself. */
export interface StoredToken {
  readonly hash: string;
  readonly tenantId: string;
  /** Null once the person is deleted. */
  readonly subjectId: string | null;
  readonly locale: Locale;
  /** When what the link is about was decided. */
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** When the mail went to the mail server, or is on its way there. */
  readonly sentAt: Date | null;
  readonly usedAt: Date | null;
}

interface TokenRow {
  token_hash: string;
  tenant_id: string;
  subject_id: string | null;
  locale: Locale;
  created_at: number;
  expires_at: number;
  sent_at: number | null;
  used_at: number | null;
}

export async function findToken(connection: Knex, hash: string): Promise<StoredToken | undefined> {
  const row = await connection<TokenRow>('confirmation_tokens').where('token_hash', hash).first();
  return (
    row && {
      hash: row.token_hash,
      tenantId: row.tenant_id,
      subjectId: row.subject_id,
      locale: row.locale,
      createdAt: new Date(Number(row.created_at)),
      expiresAt: new Date(Number(row.expires_at)),
      sentAt: instantOrNull(row.sent_at),
      usedAt: instantOrNull(row.used_at),
    }
  );
}

/** Stores a link and what it is about, or what it is about now when its mail is made once more. */
export async function putToken(
  transaction: Knex.Transaction,
  token: StoredToken,
  consentIds: readonly string[],
): Promise<void> {
  const row: TokenRow = {
    token_hash: token.hash,
    tenant_id: token.tenantId,
    subject_id: token.subjectId,
    locale: token.locale,
    created_at: token.createdAt.getTime(),
    expires_at: token.expiresAt.getTime(),
    sent_at: token.sentAt?.getTime() ?? null,
    used_at: token.usedAt?.getTime() ?? null,
  };
  await transaction('confirmation_tokens').insert(row).onConflict('token_hash').merge();
  await transaction('confirmation_token_consents').where('token_hash', token.hash).delete();
  const covered = consentIds.map((id) => ({ token_hash: token.hash, consent_id: id }));
  await insertRows(transaction, 'confirmation_token_consents', covered);
}

export async function markSent(transaction: Knex.Transaction, hash: string, sentAt: Date | null): Promise<void> {
  await transaction('confirmation_tokens')
    .where('token_hash', hash)
    .update({ sent_at: sentAt?.getTime() ?? null });
}

export async function markUsed(transaction: Knex.Transaction, hash: string, usedAt: Date): Promise<void> {
  await transaction('confirmation_tokens').where('token_hash', hash).update({ used_at: usedAt.getTime() });
}

/** When this person was last sent a link, if that was after `since`. */
export async function lastSentAt(
  transaction: Knex.Transaction,
  { subjectId, since }: { subjectId: string; since: Date },
): Promise<Date | undefined> {
  const row = await transaction<TokenRow>('confirmation_tokens')
    .where('subject_id', subjectId)
    .andWhere('sent_at', '>', since.getTime())
    .orderBy('sent_at', 'desc')
    .first('sent_at');
  return row ? new Date(Number(row.sent_at)) : undefined;
}

export async function insertMembership(
  transaction: Knex.Transaction,
  tenantId: string,
  membership: { groupId: string; subjectId: string; consentId: string; createdAt: Date },
): Promise<void> {
  await transaction('memberships').insert({
    tenant_id: tenantId,
    group_id: membership.groupId,
    subject_id: membership.subjectId,
    consent_id: membership.consentId,
    created_at: membership.createdAt.getTime(),
  });
}

/** Whose submission it was; undefined when it is gone. */
export async function subjectOfSubmission(
  connection: Knex,
  tenantId: string,
  submissionId: string,
): Promise<string | undefined> {
  const row = await connection<{ id: string; tenant_id: string; subject_id: string }>('submissions')
    .where({ tenant_id: tenantId, id: submissionId })
    .first('subject_id');
  return row?.subject_id;
}

/** Everything that a person sent. */
export async function submissionsOf(connection: Knex, subjectId: string): Promise<readonly string[]> {
  return connection('submissions').where('subject_id', subjectId).pluck<string[]>('id');
}

function instantOrNull(value: number | null): Date | null {
  return value === null ? null : new Date(Number(value));
}
