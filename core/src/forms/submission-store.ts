import { hash } from 'node:crypto';
import type { Knex } from 'knex';
import { insertRows, type Row } from '../database/insert-rows';
import { insertEntries, writeHead } from '../ledger/ledger-store';
import type { ChainPosition } from '../ledger/chain';
import type { SubmissionRecord } from './submission-batch';
import type { SubmissionReceipt } from './types';

/** What a batch must know of a tenant, read under the lock that it holds until the commit. */
export interface LockedTenant {
  readonly id: string;
  readonly active: boolean;
  readonly recordIp: boolean;
  readonly revision: number;
  readonly head: ChainPosition;
}

export interface RememberedRequest {
  readonly requestHash: string;
  readonly receipt: SubmissionReceipt;
}

/** Locks the tenants' chains, in one order, so that two batches never wait for each other. */
export async function lockTenants(
  transaction: Knex.Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LockedTenant>> {
  const rows = await transaction('tenants')
    .whereIn('id', ids.slice())
    .orderBy('id')
    .forUpdate()
    .select<
      { id: string; active: number; record_ip: number; revision: number; ledger_seq: number; ledger_hash: string }[]
    >('id', 'active', 'record_ip', 'revision', 'ledger_seq', 'ledger_hash');
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        active: Boolean(row.active),
        recordIp: Boolean(row.record_ip),
        revision: row.revision,
        head: { seq: Number(row.ledger_seq), hash: row.ledger_hash },
      },
    ]),
  );
}

/** SHA-256 of a client's idempotency key: it may hold anything, so it is not stored as it is. */
export function idempotencyHash(idempotencyKey: string): string {
  return hash('sha256', idempotencyKey, 'hex');
}

/** Requests already answered, by the hash of their key; those that expired are forgotten. */
export async function findRemembered(
  transaction: Knex.Transaction,
  tenantId: string,
  keyHashes: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, RememberedRequest>> {
  const rows = await transaction('idempotency_keys')
    .where('tenant_id', tenantId)
    .whereIn('key_hash', keyHashes.slice())
    .select<{ key_hash: string; request_hash: string; response: string; expires_at: number }[]>();
  const expired = rows.filter((row) => Number(row.expires_at) <= now.getTime()).map((row) => row.key_hash);
  if (expired.length > 0) {
    await transaction('idempotency_keys').where('tenant_id', tenantId).whereIn('key_hash', expired).delete();
  }
  return new Map(
    rows
      .filter((row) => !expired.includes(row.key_hash))
      .map((row) => [
        row.key_hash,
        { requestHash: row.request_hash, receipt: JSON.parse(row.response) as SubmissionReceipt },
      ]),
  );
}

export async function deleteExpiredKeys(connection: Knex, now: Date): Promise<number> {
  return connection('idempotency_keys').where('expires_at', '<=', now.getTime()).delete();
}

/** Writes all rows of a batch. `rememberUntil` is when their idempotency keys expire. */
export async function insertSubmissions(
  transaction: Knex.Transaction,
  records: readonly SubmissionRecord[],
  rememberUntil: Date,
): Promise<void> {
  await insertEntries(
    transaction,
    records.map((record) => record.entry),
  );
  await insertRows(transaction, 'submissions', records.map(submissionRow));
  await insertRows(transaction, 'consents', records.flatMap(consentRows));
  await insertRows(transaction, 'consent_events', records.flatMap(eventRows));
  await insertRows(transaction, 'memberships', records.flatMap(membershipRows));
  await insertRows(
    transaction,
    'idempotency_keys',
    records.map((record) => rememberedRow(record, rememberUntil)),
  );
  for (const [tenantId, head] of heads(records)) await writeHead(transaction, tenantId, head);
}

function submissionRow({ id, accepted, subjectId, entry, sealedClient, receivedAt }: SubmissionRecord): Row {
  return {
    id,
    tenant_id: accepted.tenantId,
    subject_id: subjectId,
    form_key: accepted.input.formKey,
    ledger_seq: entry.seq,
    sealed_client: sealedClient,
    received_at: receivedAt.getTime(),
  };
}

function consentRows({ id, accepted, subjectId, consents, receivedAt }: SubmissionRecord): Row[] {
  return consents.map((consent) => ({
    id: consent.id,
    tenant_id: accepted.tenantId,
    subject_id: subjectId,
    submission_id: id,
    profile_id: consent.profileId,
    version_id: consent.versionId,
    form_key: accepted.input.formKey,
    ticked: consent.ticked,
    state: consent.event,
    created_at: receivedAt.getTime(),
  }));
}

function eventRows({ accepted, consents, entry, receivedAt }: SubmissionRecord): Row[] {
  return consents.map((consent) => ({
    tenant_id: accepted.tenantId,
    consent_id: consent.id,
    position: 1,
    type: consent.event,
    at: receivedAt.getTime(),
    ledger_seq: entry.seq,
  }));
}

/** Who only asked, and has not confirmed, belongs to no group yet. */
function membershipRows({ accepted, consents, subjectId, receivedAt }: SubmissionRecord): Row[] {
  return consents
    .filter((consent) => consent.event === 'given')
    .map((consent) => ({
      tenant_id: accepted.tenantId,
      group_id: consent.groupId,
      subject_id: subjectId,
      consent_id: consent.id,
      created_at: receivedAt.getTime(),
    }));
}

function rememberedRow({ accepted, receipt }: SubmissionRecord, expiresAt: Date): Row {
  return {
    tenant_id: accepted.tenantId,
    key_hash: idempotencyHash(accepted.idempotencyKey),
    request_hash: accepted.requestHash,
    response: JSON.stringify(receipt),
    expires_at: expiresAt.getTime(),
  };
}

function heads(records: readonly SubmissionRecord[]): ReadonlyMap<string, ChainPosition> {
  return new Map(records.map(({ entry }) => [entry.tenantId, { seq: entry.seq, hash: entry.hash }]));
}
