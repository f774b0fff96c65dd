import type { ConsentProfile, Core, Locale } from '@kundenmeister/core';
import { revisionTag } from '../http/etag';
import type { Reply } from '../http/route';
import { findingAnswers } from '../privacy-declarations/finding-answer';
import type { ConsentProfileAnswer } from './schemas';

/** Profiles as answered: each with what is known of its declaration, in the reader's language. */
export async function profileAnswers(
  core: Core,
  tenantId: string,
  profiles: readonly ConsentProfile[],
  locale: Locale,
): Promise<ConsentProfileAnswer[]> {
  const states = await core.declarations.states(tenantId, profiles);
  return profiles.map((profile) => {
    const { checkedAt = null, findings = [] } = states.get(profile.id) ?? {};
    return { ...profile, declarationCheckedAt: checkedAt, declarationFindings: findingAnswers(findings, locale) };
  });
}

/** The answer that is one profile, with its entity tag. */
export async function profileReply(
  core: Core,
  { tenantId, locale, status }: { tenantId: string; locale: Locale; status: number },
  profile: ConsentProfile,
): Promise<Reply> {
  const [body] = await profileAnswers(core, tenantId, [profile], locale);
  return { status, body, headers: { ETag: revisionTag(profile.revision), Vary: 'Accept-Language' } };
}
