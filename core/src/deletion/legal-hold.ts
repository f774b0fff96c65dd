import { noteOf } from '../contacts/basis-note';
import type { StoredBasis } from '../contacts/basis-store';
import type { LegalHold } from './types';

/**
 * The legal obligation that keeps a person's data longest (Art. 17(3)(b) GDPR); undefined when none does any more. Other
 * bases give way to a request: whoever asks for deletion has weighed them.
 */
export function holdAmong(
  bases: readonly StoredBasis[],
  keys: ReadonlyMap<string, Buffer>,
  now: Date,
): LegalHold | undefined {
  return bases.reduce<LegalHold | undefined>((longest, basis) => {
    const { kind, validUntil: until, subjectId } = basis;
    const key = keys.get(subjectId);
    if (kind !== 'legal-obligation' || !until || until <= now || !key) return longest;
    return longest && longest.until >= until ? longest : { reason: noteOf(basis, key), until };
  }, undefined);
}
