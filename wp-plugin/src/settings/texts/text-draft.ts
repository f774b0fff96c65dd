import type { ConsentProfile, ConsentProfileInput, Locale, Proposal, Purpose, Site } from '../../bridge/types';

/** A consent text as it stands in the form, both ways of a choice kept while one is tried. */
export interface TextDraft {
  description: string;
  purpose: Purpose;
  topic: string;
  locale: Locale;
  textMode: 'proposal' | 'own';
  ownText: string;
  /** Null: our proposal. */
  cancelNotice: string | null;
  declarationMode: 'text' | 'link';
  declarationText: string;
  declarationUrl: string;
  checkboxActive: boolean;
  doubleOptIn: boolean;
  /** '' for a new group. */
  contactGroupId: string;
  forms: string[];
}

export type TextField = keyof TextDraft;

/** What a new text starts with: our proposal for a newsletter, and the site's own privacy page. */
export function emptyDraft({ locale, privacyPolicyUrl }: Pick<Site, 'locale' | 'privacyPolicyUrl'>): TextDraft {
  return {
    description: '',
    purpose: 'newsletter',
    topic: '',
    locale,
    textMode: 'proposal',
    ownText: '',
    cancelNotice: null,
    declarationMode: privacyPolicyUrl === '' ? 'text' : 'link',
    declarationText: '',
    declarationUrl: privacyPolicyUrl,
    checkboxActive: true,
    doubleOptIn: true,
    contactGroupId: '',
    forms: [],
  };
}

export function draftOf(profile: ConsentProfile): TextDraft {
  const { description, purpose, topic, locale, consentText, cancelNotice, privacyDeclaration } = profile;
  return {
    ...{ description, purpose, topic, locale, cancelNotice },
    textMode: consentText.mode,
    ownText: consentText.mode === 'own' ? consentText.text : '',
    declarationMode: privacyDeclaration?.mode ?? 'text',
    declarationText: privacyDeclaration?.mode === 'text' ? privacyDeclaration.text : '',
    declarationUrl: privacyDeclaration?.mode === 'link' ? privacyDeclaration.url : '',
    checkboxActive: profile.checkboxActive,
    doubleOptIn: profile.doubleOptIn,
    contactGroupId: profile.contactGroupId ?? '',
    forms: profile.forms,
  };
}

/** A newsletter always asks for confirmation by mail: else anyone could sign anyone else up. */
export const isConfirmationFixed = (purpose: Purpose): boolean => purpose === 'newsletter';

/** The words that visitors will see; '' for what is not known yet. */
export function shownWords(
  draft: TextDraft,
  proposal: Proposal | null,
): { consentText: string; cancelNotice: string; declaration: ConsentProfileInput['privacyDeclaration'] } {
  return {
    consentText: draft.textMode === 'own' ? draft.ownText.trim() : (proposal?.text ?? ''),
    cancelNotice: (draft.cancelNotice ?? proposal?.cancelNotice ?? '').trim(),
    declaration:
      draft.declarationMode === 'link'
        ? { mode: 'link', url: draft.declarationUrl.trim() }
        : { mode: 'text', text: draft.declarationText.trim() },
  };
}

/** The draft as the bridge takes it. */
export function inputOf(draft: TextDraft, proposal: Proposal | null): ConsentProfileInput {
  const { cancelNotice, declaration } = shownWords(draft, proposal);
  return {
    description: draft.description.trim(),
    purpose: draft.purpose,
    topic: draft.topic.trim(),
    locale: draft.locale,
    consentText: draft.textMode === 'own' ? { mode: 'own', text: draft.ownText.trim() } : { mode: 'proposal' },
    cancelNotice,
    privacyDeclaration: declaration,
    checkboxActive: draft.checkboxActive,
    doubleOptIn: draft.doubleOptIn || isConfirmationFixed(draft.purpose),
    ...(draft.contactGroupId === '' ? {} : { contactGroupId: draft.contactGroupId }),
    forms: draft.forms,
  };
}

/** Whether saving publishes a new version: visitors would read other words than now. */
export function changesWords(draft: TextDraft, published: ConsentProfile, proposal: Proposal | null): boolean {
  const words = shownWords(draft, proposal);
  return (
    draft.locale !== published.locale ||
    ((draft.textMode === 'own' || proposal !== null) && words.consentText !== published.consentText.text) ||
    words.cancelNotice !== published.cancelNotice ||
    JSON.stringify(words.declaration) !== JSON.stringify(published.privacyDeclaration ?? { mode: 'text', text: '' })
  );
}

/** Names of the fields in which two drafts differ. */
export function differingFields<Draft extends object>(one: Draft, other: Draft): (keyof Draft)[] {
  return (Object.keys(one) as (keyof Draft)[]).filter((field) => !sameValue(one[field], other[field]));
}

function sameValue(one: unknown, other: unknown): boolean {
  return Array.isArray(one) && Array.isArray(other) ? sortedJson(one) === sortedJson(other) : one === other;
}

const sortedJson = (values: readonly unknown[]): string => JSON.stringify([...values].sort());

/** What is stored now, with what was changed after it was sent. */
export function typedSince(sent: TextDraft, now: TextDraft, stored: TextDraft): TextDraft {
  const changed = differingFields(sent, now).map((field) => [field, now[field]] as const);
  return { ...stored, ...Object.fromEntries(changed) };
}
