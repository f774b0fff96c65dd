import { knex, type Knex } from 'knex';
import type { TestDatabases } from '@kundenmeister/core/testing';

/** Everything sealed about the only person of a tenant, and about open requests to delete it. */
export interface SealedAbout {
  readonly subjectId: string;
  /** Of the person, and of each request. */
  readonly wrappedKeys: readonly NamedBytes[];
  readonly sealed: readonly NamedBytes[];
}

interface NamedBytes {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Reads it past the bridge, without the header that every sealed value has. */
export async function sealedAbout({ databaseUrl, vaultUrl }: TestDatabases, tenantId: string): Promise<SealedAbout> {
  const [data, vault] = [open(databaseUrl), open(vaultUrl)];
  try {
    const [subjectId = ''] = await data('subjects').where('tenant_id', tenantId).pluck<string[]>('id');
    const requestIds = await data('deletion_requests').where('tenant_id', tenantId).pluck<string[]>('id');
    const column = async (name: string, query: Knex.QueryBuilder): Promise<NamedBytes[]> =>
      (await (query.pluck(name) as Promise<(Buffer | null)[]>)).flatMap((bytes, n) =>
        bytes === null ? [] : [{ name: `${name} ${n}`, bytes: withoutVersion(bytes) }],
      );
    const sealed = [
      ...(await column('sealed_email', data('subjects').where('id', subjectId))),
      ...(await column('sealed_client', data('submissions').where('subject_id', subjectId))),
      ...(await column('sealed_payload', data('ledger_entries').where('key_id', subjectId))),
      ...(await column('sealed_details', data('deletion_requests').where('tenant_id', tenantId))),
    ];
    const wrappedKeys = await column('wrapped', vault('vault_keys').whereIn('id', [subjectId, ...requestIds]));
    return { subjectId, wrappedKeys, sealed };
  } finally {
    await Promise.all([data.destroy(), vault.destroy()]);
  }
}

function withoutVersion(bytes: Buffer): Buffer {
  return bytes.subarray(1);
}

function open(url: string): Knex {
  return url.startsWith('sqlite:')
    ? knex({ client: 'better-sqlite3', connection: { filename: url.slice('sqlite:'.length) }, useNullAsDefault: true })
    : knex({ client: 'mysql2', connection: url });
}
