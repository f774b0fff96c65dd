import type { Knex } from 'knex';
import type { Database } from '../../database/database';
import type { Row } from '../../database/insert-rows';
import { LedgerService } from '../../ledger/ledger-service';
import { findKeyById, readSettings, revokeKey, bumpRevision } from '../../tenants/tenant-store';
import { TenantService } from '../../tenants/tenant-service';
import * as store from './replaced-rows-store';
import type { ReplayParts } from './replay-service';
import type { Salvage } from './salvage-service';

type Parts = Pick<ReplayParts, 'vault' | 'runtime'>;

/** Keys of websites that were revoked since the backup stay revoked, so that nobody comes in by one. Answers how many. */
export async function keepRevocations(running: Salvage, restored: Database): Promise<number> {
  let kept = 0;
  const columns = ['id', 'revoked_at'];
  for await (const keys of running.rows('revoked keys', store.rowsOf('api_keys', 'id', columns))) {
    kept += await restored.write(async (transaction) => {
      let revoked = 0;
      for (const { id, revoked_at: at } of keys) {
        const key = at == null ? undefined : await findKeyById(transaction, String(id));
        if (!key) continue;
        await revokeKey(transaction, key.keyId, new Date(Number(at)));
        await bumpRevision(transaction, key.tenantId);
        revoked++;
      }
      return revoked;
    });
  }
  return kept;
}

/** A tenant that was switched off since the backup stays off, so that its forms take nothing. Answers how many. */
export async function keepSwitchedOff(running: Salvage, restored: Database, parts: Parts): Promise<number> {
  const tenants = new TenantService(
    restored,
    parts.vault,
    new LedgerService(restored, parts.vault, parts.runtime),
    parts.runtime,
  );
  let kept = 0;
  for await (const rows of running.rows('settings', store.rowsOf('tenants', 'id', ['id', 'active']))) {
    for (const { id, active } of rows) {
      const tenantId = String(id);
      if (active || (await restored.read((each) => readSettings(each, tenantId)))?.active !== true) continue;
      await tenants.putSettings({ tenantId }, { ...(await tenants.getSettings(tenantId)), active: false });
      kept++;
    }
  }
  return kept;
}

/** What the law says keeps a person's data stays known, so that no sweep takes it for without any basis. Answers how many. */
export async function keepBases(running: Salvage, restored: Database, parts: Parts): Promise<number> {
  const ledger = new LedgerService(restored, parts.vault, parts.runtime);
  let kept = 0;
  for await (const bases of running.rows('legal bases', store.rowsOf('contact_bases', 'id'))) {
    kept += await restored.write(async (transaction) => {
      let added = 0;
      for (const basis of bases) if (await addBasis(transaction, ledger, parts, basis)) added++;
      return added;
    });
  }
  return kept;
}

async function addBasis(
  transaction: Knex.Transaction,
  ledger: LedgerService,
  { vault, runtime }: Parts,
  basis: Row,
): Promise<boolean> {
  const [basisId, tenantId, subjectId] = ['id', 'tenant_id', 'subject_id'].map((name) => String(basis[name])) as [
    string,
    string,
    string,
  ];
  if ((await store.findById(transaction, 'contact_bases', [basisId])).size > 0) return false;
  if ((await store.findById(transaction, 'subjects', [subjectId])).size === 0) return false;
  const key = (await vault.find([subjectId])).get(subjectId);
  if (!key) return false;
  await ledger.hold(transaction, tenantId);
  const payload = { v: 1, basisId, actor: null, kind: basis['kind'] };
  const entry = { tenantId, type: 'basis.recorded', ref: subjectId, at: runtime.clock.now(), payload } as const;
  await ledger.append(transaction, { ...entry, owner: { keyId: subjectId, key } });
  await transaction('contact_bases').insert(await store.fitting(transaction, 'contact_bases', basis));
  return true;
}
