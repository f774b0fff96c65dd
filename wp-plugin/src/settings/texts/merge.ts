import { differingFields } from './text-draft';

/** Whose words count where two people changed the same field. */
export type Side = 'mine' | 'theirs';

/** How two changes of the same draft go together. */
export interface Clash<Field> {
  /** Changed by the other person only: taken over. */
  taken: Field[];
  /** Changed by both, and differently: to be chosen. */
  open: Field[];
}

/** What was chosen so far. */
export type Choice<Field extends PropertyKey> = Partial<Record<Field, Side>>;

/** Compares both changes with what both people started from. */
export function clashOf<Draft extends object>(base: Draft, mine: Draft, theirs: Draft): Clash<keyof Draft> {
  const changedByMe = differingFields(base, mine);
  const changedByThem = differingFields(base, theirs);
  const stillDiffering = differingFields(mine, theirs);
  return {
    taken: changedByThem.filter((field) => !changedByMe.includes(field)),
    open: changedByThem.filter((field) => changedByMe.includes(field) && stillDiffering.includes(field)),
  };
}

/** The draft with which one goes on; what was not chosen stays mine. */
export function merged<Draft extends object>(
  mine: Draft,
  theirs: Draft,
  clash: Clash<keyof Draft>,
  chosen: Choice<keyof Draft>,
): Draft {
  const fromThem = [...clash.taken, ...clash.open.filter((field) => chosen[field] === 'theirs')];
  return { ...mine, ...Object.fromEntries(fromThem.map((field) => [field, theirs[field]])) };
}
