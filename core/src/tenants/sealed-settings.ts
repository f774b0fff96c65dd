import type { Random } from '../runtime/runtime';
import { seal, unseal, type Place } from '../vault/seal';
import type { SealedAcceptance } from './acceptance';
import type { Company } from './types';

/** What of the settings is sealed under the tenant's own key: it may name persons. */
export interface SealedSettings {
  readonly company: Company | null;
  /** The acceptance of the processor agreement that stands. */
  readonly agreement: SealedAcceptance | null;
  /** The first acceptance of each version, oldest first; kept when `agreement` is taken out. */
  readonly acceptances: readonly SealedAcceptance[];
}

/** Settings sealed before first acceptances were kept have none. */
type Stored = Omit<SealedSettings, 'acceptances'> & Partial<Pick<SealedSettings, 'acceptances'>>;

/** Seals the settings of one tenant under its key. */
export function sealSettings(tenantId: string, key: Buffer, settings: SealedSettings, random: Random): Buffer {
  return seal(key, JSON.stringify(settings), placeOf(tenantId), random);
}

/** Opens them again. Throws when they were tampered with. */
export function openSettings(tenantId: string, key: Buffer, sealed: Buffer): SealedSettings {
  const { acceptances, ...rest } = JSON.parse(unseal(key, sealed, placeOf(tenantId)).toString('utf8')) as Stored;
  return { ...rest, acceptances: acceptances ?? (rest.agreement ? [rest.agreement] : []) };
}

function placeOf(tenantId: string): Place {
  return { tenantId, table: 'tenants', row: tenantId };
}
