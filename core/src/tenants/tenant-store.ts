import type { Knex } from 'knex';
import { genesisHash } from '../ledger/entry';
import type { ApiKeySummary, OnLapse, Principal, Scope, Tenant } from './types';

export interface SettingsRow {
  readonly company: string;
  readonly active: boolean;
  readonly unconfirmedDays: number;
  readonly keepProofDays: number;
  readonly keepObjectionDays: number;
  readonly onLapse: OnLapse;
  readonly recordIp: boolean;
  readonly sealedSettings: Buffer | null;
}

interface TenantRow {
  id: string;
  slug: string;
  company: string;
  active: number;
  unconfirmed_days: number;
  keep_proof_days: number;
  keep_objection_days: number;
  on_lapse: OnLapse;
  record_ip: number;
  sealed_settings: Buffer | null;
  revision: number;
  created_at: number;
}

interface KeyRow {
  id: string;
  tenant_id: string;
  scopes: string;
  created_at: number;
  revoked_at: number | null;
}

export async function insertTenant(
  connection: Knex,
  tenant: Tenant,
  defaults: { unconfirmedDays: number; keepProofDays: number },
): Promise<void> {
  await connection('tenants').insert({
    id: tenant.id,
    slug: tenant.slug,
    company: tenant.company,
    active: tenant.active,
    unconfirmed_days: defaults.unconfirmedDays,
    keep_proof_days: defaults.keepProofDays,
    ledger_hash: genesisHash,
    created_at: tenant.createdAt.getTime(),
  });
}

export async function listTenants(connection: Knex): Promise<readonly Tenant[]> {
  const rows = await connection<TenantRow>('tenants').orderBy('id');
  return rows.map(toTenant);
}

/** By the slug to the letter: databases that take upper case or a trailing space for the same do not decide here. */
export async function findTenantBySlug(connection: Knex, slug: string): Promise<Tenant | undefined> {
  const row = await connection<TenantRow>('tenants').where('slug', slug).first();
  return row?.slug === slug ? toTenant(row) : undefined;
}

export async function readSettings(connection: Knex, tenantId: string): Promise<SettingsRow | undefined> {
  const row = await connection<TenantRow>('tenants').where('id', tenantId).first();
  return (
    row && {
      company: row.company,
      active: Boolean(row.active),
      unconfirmedDays: row.unconfirmed_days,
      keepProofDays: row.keep_proof_days,
      keepObjectionDays: row.keep_objection_days,
      onLapse: row.on_lapse,
      recordIp: Boolean(row.record_ip),
      sealedSettings: row.sealed_settings,
    }
  );
}

export async function writeSettings(connection: Knex, tenantId: string, settings: SettingsRow): Promise<void> {
  await connection('tenants').where('id', tenantId).update({
    company: settings.company,
    active: settings.active,
    unconfirmed_days: settings.unconfirmedDays,
    keep_proof_days: settings.keepProofDays,
    keep_objection_days: settings.keepObjectionDays,
    on_lapse: settings.onLapse,
    record_ip: settings.recordIp,
    sealed_settings: settings.sealedSettings,
  });
}

/** Tells every bridge that what it read of this tenant is out of date. */
export async function bumpRevision(transaction: Knex.Transaction, tenantId: string): Promise<void> {
  await transaction('tenants').where('id', tenantId).increment('revision', 1);
}

export async function insertKey(
  connection: Knex,
  key: { id: string; tenantId: string; keyHash: string; scopes: readonly Scope[]; createdAt: Date },
): Promise<void> {
  await connection('api_keys').insert({
    id: key.id,
    tenant_id: key.tenantId,
    key_hash: key.keyHash,
    scopes: key.scopes.join(','),
    created_at: key.createdAt.getTime(),
  });
}

/** All keys a tenant ever had, oldest first. */
export async function listKeys(connection: Knex, tenantId: string): Promise<readonly ApiKeySummary[]> {
  const rows = await connection<KeyRow>('api_keys').where('tenant_id', tenantId).orderBy(['created_at', 'id']);
  return rows.map((row) => ({
    id: row.id,
    scopes: row.scopes.split(',') as Scope[],
    createdAt: new Date(Number(row.created_at)),
    revokedAt: row.revoked_at === null ? null : new Date(Number(row.revoked_at)),
  }));
}

export async function findKeyById(connection: Knex, id: string): Promise<Principal | undefined> {
  const row = await connection<KeyRow>('api_keys').where('id', id).whereNull('revoked_at').first();
  return row && toPrincipal(row);
}

export async function revokeKey(connection: Knex, id: string, at: Date): Promise<void> {
  await connection('api_keys').where('id', id).update({ revoked_at: at.getTime() });
}

export async function findKeyByHash(connection: Knex, keyHash: string): Promise<Principal | undefined> {
  const row = await connection<KeyRow>('api_keys').where('key_hash', keyHash).whereNull('revoked_at').first();
  return row && toPrincipal(row);
}

/** Which of these keys are still valid. */
export async function validKeyIds(connection: Knex, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await connection<KeyRow>('api_keys').whereIn('id', ids.slice()).whereNull('revoked_at').select('id');
  return new Set(rows.map((row) => row.id));
}

function toPrincipal(row: KeyRow): Principal {
  return { keyId: row.id, tenantId: row.tenant_id, scopes: row.scopes.split(',') as Scope[] };
}

function toTenant(row: TenantRow): Tenant {
  return {
    id: row.id,
    slug: row.slug,
    company: row.company,
    active: Boolean(row.active),
    createdAt: new Date(Number(row.created_at)),
  };
}
