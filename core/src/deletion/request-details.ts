import type { Random } from '../runtime/runtime';
import { seal, unseal, type Place } from '../vault/seal';

/** What of a request may name somebody, sealed under the tenant's key and gone once it is executed. */
export interface RequestDetails {
  readonly email?: string;
  readonly description?: string;
  readonly note?: string;
  readonly requestedBy?: string;
  readonly rejectionReason?: string;
  /** Of the legal hold that keeps the data for now. */
  readonly holdReason?: string;
}

interface Owner {
  readonly tenantId: string;
  readonly id: string;
}

export function sealDetails(owner: Owner, key: Buffer, details: RequestDetails, random: Random): Buffer {
  return seal(key, JSON.stringify(details), placeOf(owner), random);
}

/** Nothing once the request is executed. */
export function openDetails(owner: Owner & { readonly sealedDetails: Buffer | null }, key: Buffer): RequestDetails {
  if (!owner.sealedDetails) return {};
  return JSON.parse(unseal(key, owner.sealedDetails, placeOf(owner)).toString('utf8')) as RequestDetails;
}

function placeOf({ tenantId, id }: Owner): Place {
  return { tenantId, table: 'deletion_requests', row: id };
}
