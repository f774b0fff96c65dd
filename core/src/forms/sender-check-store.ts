import type { Knex } from 'knex';
import { DomainError } from '../errors/domain-error';
import { validKeyIds } from '../tenants/tenant-store';
import { hasKey, type Sender } from './sender';
import type { LockedTenant } from './submission-store';

/** Whether keys are still valid, asked again only after something of their tenant has changed. */
export class SenderCheck {
  /** The tenant's revision at which a key was last found valid. */
  private readonly revisions = new Map<string, number>();

  /** Asks, in one query, for the keys of tenants that changed since the keys were last found valid. */
  async refresh(
    transaction: Knex,
    senders: readonly Sender[],
    locked: ReadonlyMap<string, LockedTenant>,
  ): Promise<void> {
    const doubtful = senders
      .filter(hasKey)
      .filter((key) => this.revisions.get(key.keyId) !== locked.get(key.tenantId)?.revision);
    if (doubtful.length === 0) return;
    const valid = await validKeyIds(transaction, [...new Set(doubtful.map((key) => key.keyId))]);
    for (const { keyId, tenantId } of doubtful) {
      const tenant = locked.get(tenantId);
      if (valid.has(keyId) && tenant) this.revisions.set(keyId, tenant.revision);
      else this.revisions.delete(keyId);
    }
  }

  /** After `refresh`. @throws `key-invalid` when the key was revoked in the meantime. */
  require(sender: Sender, tenant: LockedTenant): void {
    if (hasKey(sender) && this.revisions.get(sender.keyId) !== tenant.revision) throw new DomainError('key-invalid');
  }
}
