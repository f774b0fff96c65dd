import type { Random } from '../runtime/runtime';
import { seal, unseal, type Place } from '../vault/seal';

interface Basis {
  readonly id: string;
  readonly tenantId: string;
}

/** A basis's note as it is stored: under the person's own key. */
export function sealNote(basis: Basis, note: string, key: Buffer, random: Random): Buffer {
  return seal(key, note, placeOf(basis), random);
}

export function noteOf(basis: Basis & { readonly sealedNote: Buffer }, key: Buffer): string {
  return unseal(key, basis.sealedNote, placeOf(basis)).toString('utf8');
}

function placeOf({ id, tenantId }: Basis): Place {
  return { tenantId, table: 'contact_bases', row: id };
}
