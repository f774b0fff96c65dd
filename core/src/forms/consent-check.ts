import { DomainError, type FieldError } from '../errors/domain-error';
import type { SubmissionInput } from './types';

type SubmittedConsents = SubmissionInput['consents'];

/** A checkbox that the form carries. */
export interface FormBox {
  readonly profileId: string;
  readonly required: boolean;
  readonly doubleOptIn: boolean;
  /** Every version ever published for the profile: a page from a cache may still show an earlier one. */
  readonly versions: ReadonlyMap<string, { readonly publishedAt: Date }>;
}

/** What a person decided at one box, and the consent event that it starts with. */
export interface ConsentDecision {
  readonly profileId: string;
  readonly versionId: string;
  readonly ticked: boolean;
  readonly event: 'requested' | 'given' | 'refused';
}

/**
 * The decision at each box that was shown, in the order sent. An optional box that is not in the submission was not
 * shown, so nothing was decided there.
 * @throws DomainError `consent-required` when a required box is absent or not ticked, `consent-version-unknown` when
 *   what was shown is no published text of a box of this form, or one box comes twice.
 */
export function decidedConsents(boxes: readonly FormBox[], consents: SubmittedConsents): readonly ConsentDecision[] {
  const lacking = lackingConsents(boxes, consents);
  if (lacking.length > 0) throw new DomainError('consent-required', lacking);
  const byProfile = new Map(boxes.map((box) => [box.profileId, box]));
  const unknown = unknownVersions(byProfile, consents);
  if (unknown.length > 0) throw new DomainError('consent-version-unknown', unknown);
  return consents.map(({ profileId, versionId, ticked }) => ({
    profileId,
    versionId,
    ticked,
    event: firstEvent(ticked, byProfile.get(profileId)?.doubleOptIn ?? true),
  }));
}

/** The same decisions, each of which counts only once confirmed by mail, whatever the box's profile says. */
export function awaitingConfirmation(decisions: readonly ConsentDecision[]): readonly ConsentDecision[] {
  return decisions.map((each) => (each.event === 'given' ? { ...each, event: 'requested' } : each));
}

function lackingConsents(boxes: readonly FormBox[], consents: SubmittedConsents): FieldError[] {
  return boxes
    .filter((box) => box.required)
    .flatMap((box): FieldError[] => {
      const sent = consents.flatMap((consent, index) =>
        consent.profileId === box.profileId ? [{ consent, index }] : [],
      );
      if (sent.length === 0) return [{ pointer: '/consents', code: 'consent-required' }];
      return sent
        .filter(({ consent }) => !consent.ticked)
        .map(({ index }) => ({ pointer: `/consents/${index}/ticked`, code: 'consent-required' }));
    });
}

function unknownVersions(boxes: ReadonlyMap<string, FormBox>, consents: SubmittedConsents): FieldError[] {
  const seen = new Set<string>();
  return consents.flatMap(({ profileId, versionId }, index): FieldError[] => {
    const known = boxes.get(profileId)?.versions.has(versionId) === true && !seen.has(profileId);
    seen.add(profileId);
    return known ? [] : [{ pointer: `/consents/${index}/versionId`, code: 'consent-version-unknown' }];
  });
}

function firstEvent(ticked: boolean, doubleOptIn: boolean): ConsentDecision['event'] {
  if (!ticked) return 'refused';
  return doubleOptIn ? 'requested' : 'given';
}
