import type { Locale } from '../runtime/locale';
import { inForce, latest, type ConsentStanding } from './standing';
import type { Purpose } from './types';

/** Where a person stands with one profile; `expired` is also what was invalidated. */
export type PreferenceState = 'agreed' | 'pending' | 'withdrawn' | 'expired';

/** What a person agreed to under one profile, in the words it was shown. */
export interface Preference {
  readonly profileId: string;
  readonly state: PreferenceState;
  readonly purpose: Purpose;
  readonly topic: string;
  readonly consentText: string;
  /** Of the words. */
  readonly locale: Locale;
  /** When the state was reached. */
  readonly since: Date;
}

/** What the person's own page shows. */
export interface Preferences {
  readonly company: string;
  readonly email: string;
  /** Of the words last agreed to. */
  readonly locale: Locale;
  /** Whether the person objected to all mail, and did not agree to anything since. */
  readonly objected: boolean;
  readonly items: readonly Preference[];
}

/** A consent with what was agreed to. */
export interface ShownConsent extends ConsentStanding {
  readonly purpose: Purpose;
  readonly topic: string;
  readonly consentText: string;
  readonly locale: Locale;
  readonly at: Date;
}

/** One item per profile, what still holds first; boxes left unticked are nothing to decide on. */
export function preferenceItems(
  consents: readonly ShownConsent[],
  objection: number | undefined,
): readonly Preference[] {
  const said = consents.filter(({ state }) => state !== 'refused');
  const standing = inForce(said, objection);
  const profiles = [...new Set(said.map(({ profileId }) => profileId))];
  const items = profiles.map((profileId) => {
    const living = standing.filter((consent) => consent.profileId === profileId);
    const agreed = latest(living.filter(({ state }) => state !== 'requested'));
    if (agreed) return item(agreed, 'agreed');
    const pending = latest(living);
    if (pending) return item(pending, 'pending');
    const ended = latest(said.filter((consent) => consent.profileId === profileId)) as ShownConsent;
    return item(ended, ended.state === 'withdrawn' ? 'withdrawn' : 'expired');
  });
  return items.sort((one, other) => order[one.state] - order[other.state]);
}

const order: Readonly<Record<PreferenceState, number>> = { agreed: 0, pending: 1, withdrawn: 2, expired: 2 };

/** Whether there is something left to withdraw. */
export function isLiving({ state }: Preference): boolean {
  return state === 'agreed' || state === 'pending';
}

function item(consent: ShownConsent, state: PreferenceState): Preference {
  const { profileId, purpose, topic, consentText, locale, at } = consent;
  return { profileId, state, purpose, topic, consentText, locale, since: at };
}
