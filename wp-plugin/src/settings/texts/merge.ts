import { differingFields, type TextDraft, type TextField } from './text-draft';

/** Whose words count where two people changed the same field. */
export type Side = 'mine' | 'theirs';

/** How two changes of the same text go together. */
export interface Clash {
  /** Changed by the other person only: taken over. */
  taken: TextField[];
  /** Changed by both, and differently: to be chosen. */
  open: TextField[];
}

/** Compares both changes with what both people started from. */
export function clashOf(base: TextDraft, mine: TextDraft, theirs: TextDraft): Clash {
  const changedByMe = differingFields(base, mine);
  const changedByThem = differingFields(base, theirs);
  const stillDiffering = differingFields(mine, theirs);
  return {
    taken: changedByThem.filter((field) => !changedByMe.includes(field)),
    open: changedByThem.filter((field) => changedByMe.includes(field) && stillDiffering.includes(field)),
  };
}

/** The draft with which one goes on; what was not chosen stays mine. */
export function merged(
  mine: TextDraft,
  theirs: TextDraft,
  clash: Clash,
  chosen: Partial<Record<TextField, Side>>,
): TextDraft {
  const fromThem = [...clash.taken, ...clash.open.filter((field) => chosen[field] === 'theirs')];
  return { ...mine, ...Object.fromEntries(fromThem.map((field) => [field, theirs[field]])) };
}
