import type { ConsentProfile, Core, PageOutcome, PrivacyDeclaration, ReadPage } from '@kundenmeister/core';
import { unreachable } from '../privacy-declarations/read-or-refuse';

/**
 * Reads the page that a profile to be saved links to; undefined for one that links to none. Throws
 * `declaration-unreachable` when that fails, unless the profile has this link already: then a server that is away for a
 * while keeps nobody from changing other things.
 */
export async function readLinkedPage(
  readPage: ReadPage,
  declaration: PrivacyDeclaration | null,
  before?: ConsentProfile,
): Promise<PageOutcome | undefined> {
  if (declaration?.mode !== 'link') return undefined;
  const outcome = await readPage(declaration.url);
  const known = before?.privacyDeclaration;
  const isNew = known?.mode !== 'link' || known.url !== declaration.url;
  if ('failure' in outcome && isNew) throw unreachable(outcome.failure, '/privacyDeclaration/url');
  return outcome;
}

/** Keeps what reading the page of a saved profile came to. */
export async function noteLinkedPage(
  core: Core,
  tenantId: string,
  profile: ConsentProfile,
  outcome: PageOutcome | undefined,
): Promise<void> {
  if (outcome) await core.declarations.note(tenantId, profile.currentVersion, outcome);
}
