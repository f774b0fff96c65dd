import type { ConsentProfile, FormKind, Purpose } from '../../bridge/types';

const purposes: Record<FormKind, Purpose[]> = {
  newsletter: ['newsletter'],
  contact: ['contact'],
  other: ['other', 'event'],
};

/** The purpose a new consent text for a form of this kind has. */
export const purposeOf = (kind: FormKind): Purpose => purposes[kind][0] ?? 'other';

/** Consent texts in use whose purpose is the form's. */
export function fitting(profiles: readonly ConsentProfile[], kind: FormKind): ConsentProfile[] {
  return profiles.filter((profile) => profile.checkboxActive && purposes[kind].includes(profile.purpose));
}
