import { useState } from '@wordpress/element';
import { changeProfile, createProfile, getProfile, listVersions, proposeText } from '../../bridge/client';
import { toProblem, type Problem } from '../../bridge/problem';
import type { ConsentProfile } from '../../bridge/types';
import { clashOf, type Clash } from './merge';
import { draftOf, inputOf, type TextDraft, type TextField } from './text-draft';
import { faultsIn } from './text-faults';
import type { OpenText } from './use-open-text';

/** Someone else saved the same text first. */
export interface Conflict extends Clash<TextField> {
  stored: ConsentProfile;
  theirs: TextDraft;
  /** Who published the present version; null when nobody is named. */
  by: string | null;
}

export interface SaveText {
  isSaving: boolean;
  problem: Problem | null;
  conflict: Conflict | null;
  save: () => void;
  settle: () => void;
}

async function conflictWith({ stored, start, draft }: OpenText & { stored: ConsentProfile }): Promise<Conflict> {
  const [now, versions] = await Promise.all([getProfile(stored.id), listVersions(stored.id)]);
  const theirs = draftOf(now);
  const isPublished = now.currentVersion !== stored.currentVersion;
  const current = isPublished ? versions.find(({ id }) => id === now.currentVersion) : undefined;
  return { stored: now, theirs, by: current?.publishedBy ?? null, ...clashOf(start, draft, theirs) };
}

/** Our cancel notice is asked for now, since the one shown may belong to what was chosen a moment ago. */
async function put({ stored, draft }: OpenText, company: string): Promise<ConsentProfile> {
  const { purpose, topic, locale, cancelNotice } = draft;
  const proposal = cancelNotice === null ? await proposeText({ purpose, topic, company, locale }) : null;
  const input = inputOf(draft, proposal);
  return stored ? changeProfile(stored.id, stored.revision, input) : createProfile(input);
}

/** Saves the text that is open; on a refusal the input stays as it is. */
export function useSaveText(
  text: OpenText,
  company: string,
  onSaved: (profile: ConsentProfile, sent: OpenText) => void,
): SaveText {
  const [isSaving, setIsSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const refuse = async (thrown: unknown): Promise<void> => {
    const refusal = toProblem(thrown);
    if (refusal.status === 412 && text.stored) {
      setConflict(await conflictWith({ ...text, stored: text.stored }));
    } else {
      setProblem(refusal);
    }
  };
  const save = (): void => {
    const faults = faultsIn(text.draft, company);
    setProblem(faults);
    if (faults) {
      return;
    }
    setIsSaving(true);
    put(text, company)
      .then((saved) => {
        setConflict(null);
        onSaved(saved, text);
      })
      .catch(refuse)
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setIsSaving(false));
  };

  return { isSaving, problem, conflict, save, settle: () => setConflict(null) };
}
