import type { Random } from '../runtime/runtime';
import { seal, unseal, type Place } from './seal';
import type { Vault } from './vault';

/** What of a request may name somebody. */
export interface SealedDetails {
  readonly sealedDetails: Buffer | null;
  /** Which key seals it; null for a request from before requests had keys of their own: the tenant's. */
  readonly keyId: string | null;
}

interface Owner {
  readonly tenantId: string;
  readonly id: string;
}

/**
 * Seals the details of requests: of an open one under a key of its own, so that they are unreadable in every backup once
 * it is closed and that key destroyed.
 */
export class DetailsSealer<T extends object> {
  constructor(
    private readonly vault: Vault,
    private readonly table: 'deletion_requests' | 'restore_requests',
    private readonly random: Random,
  ) {}

  /** Whatever the details: an open request has a key, and by its absence a restore knows that it was closed. */
  async sealOpen(owner: Owner, details: T): Promise<SealedDetails> {
    const key = await this.vault.requestKey(owner.tenantId, owner.id);
    return { keyId: owner.id, sealedDetails: this.seal(owner, key, details) };
  }

  /** What stays of a closed one: under a person's key when `subjectId` says whom it may name and that key lives, else under the tenant's. */
  async sealClosed(owner: Owner, details: T, subjectId: string | undefined): Promise<SealedDetails> {
    if (Object.keys(details).length === 0) return { keyId: null, sealedDetails: null };
    const personal = subjectId === undefined ? undefined : (await this.vault.find([subjectId])).get(subjectId);
    const { key } = await this.vault.tenant(owner.tenantId);
    return {
      keyId: personal && subjectId !== undefined ? subjectId : owner.tenantId,
      sealedDetails: this.seal(owner, personal ?? key, details),
    };
  }

  /** Nothing of those whose details are gone, or sealed by a key that was destroyed. */
  async open(requests: readonly (Owner & SealedDetails)[]): Promise<readonly Partial<T>[]> {
    const keyOf = ({ keyId, tenantId }: Owner & SealedDetails): string => keyId ?? tenantId;
    const keys = await this.vault.find([...new Set(requests.map(keyOf))]);
    return requests.map((request) => {
      const key = keys.get(keyOf(request));
      if (!request.sealedDetails || !key) return {};
      const opened = unseal(key, request.sealedDetails, this.placeOf(request)).toString('utf8');
      return JSON.parse(opened) as T;
    });
  }

  private seal(owner: Owner, key: Buffer, details: T): Buffer {
    return seal(key, JSON.stringify(details), this.placeOf(owner), this.random);
  }

  private placeOf({ tenantId, id }: Owner): Place {
    return { tenantId, table: this.table, row: id };
  }
}
