import { useState } from '@wordpress/element';
import type { ConsentProfile, Site } from '../../bridge/types';
import { useLeaveGuard } from '../use-leave-guard';
import { differingFields, draftOf, emptyDraft, typedSince, type TextDraft } from './text-draft';

/** The consent text that is being edited. */
export interface OpenText {
  /** As it is stored; null while it is new. */
  stored: ConsentProfile | null;
  /** What the editing began with. */
  start: TextDraft;
  draft: TextDraft;
}

export interface OpenTextState {
  text: OpenText | null;
  isDirty: boolean;
  openStored: (profile: ConsentProfile) => void;
  openNew: (site: Site) => void;
  change: (changed: Partial<TextDraft>) => void;
  /** Goes on with a draft on the ground of what is stored by now. */
  rebase: (profile: ConsentProfile, draft: TextDraft) => void;
  /** The draft that was sent is stored now; what was typed since then stays. */
  settle: (profile: ConsentProfile, sent: TextDraft) => void;
  close: () => void;
}

/** Kept above the sheets, so that what was typed survives a look at another one. */
export function useOpenText(): OpenTextState {
  const [text, setText] = useState<OpenText | null>(null);
  const isDirty = text !== null && differingFields(text.start, text.draft).length > 0;
  useLeaveGuard(isDirty);

  const open = (stored: ConsentProfile | null, start: TextDraft): void => setText({ stored, start, draft: start });
  return {
    text,
    isDirty,
    openStored: (profile) => open(profile, draftOf(profile)),
    openNew: (site) => open(null, emptyDraft(site)),
    change: (changed) => setText((now) => now && { ...now, draft: { ...now.draft, ...changed } }),
    rebase: (profile, draft) => setText({ stored: profile, start: draftOf(profile), draft }),
    settle: (profile, sent) =>
      setText((now) => {
        const start = draftOf(profile);
        return { stored: profile, start, draft: now ? typedSince(sent, now.draft, start) : start };
      }),
    close: () => setText(null),
  };
}
