import type { Random } from '../runtime/runtime';
import { seal, unseal, type Place, type Sealed } from '../vault/seal';
import type { Subject } from './subject-store';

type Person = Pick<Subject, 'id' | 'tenantId'>;

/** A person's normalised address as it is stored: under the person's own key. */
export function sealAddress(person: Person, email: string, key: Buffer, random: Random): Sealed {
  return seal(key, email, placeOf(person), random);
}

/** Throws when the key is not the person's. */
export function addressOf(person: Person & Pick<Subject, 'sealedEmail'>, key: Buffer): string {
  return unseal(key, person.sealedEmail, placeOf(person)).toString('utf8');
}

function placeOf({ id, tenantId }: Person): Place {
  return { tenantId, table: 'subjects', row: id };
}
