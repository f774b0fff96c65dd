import { useState } from '@wordpress/element';
import { currentOf, proposeMeasures, putMeasures } from '../../bridge/directory-client';
import type { Measures } from '../../bridge/directory-types';
import { toProblem, type Problem } from '../../bridge/problem';
import type { Locale } from '../../bridge/types';
import { useLeaveGuard } from '../use-leave-guard';
import { withSuggestion } from './with-suggestion';

export interface MeasuresDraft {
  text: string;
  isDirty: boolean;
  isBusy: boolean;
  isSaved: boolean;
  problem: Problem | null;
  /** What somebody else saved first. */
  theirs: Measures | null;
  change: (text: string) => void;
  save: () => void;
  /** Adds our proposal to what the text then says. */
  propose: (locale: Locale) => void;
  settle: (side: 'mine' | 'theirs') => void;
}

/** The measures as they are being changed. What is typed while the bridge is asked stays as it is typed. */
export function useMeasures(
  stored: Measures,
  { onSaved, onChanged }: { onSaved: (measures: Measures) => void; onChanged: () => void },
): MeasuresDraft {
  const [draft, setDraft] = useState<{ text: string; seen: number } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [theirs, setTheirs] = useState<Measures | null>(null);
  const text = draft?.text ?? stored.measures;
  const isDirty = draft !== null && draft.text !== stored.measures;
  useLeaveGuard(isDirty);

  const change = (to: (known: string) => string): void => {
    setIsSaved(false);
    setDraft((known) => ({
      text: to(known?.text ?? stored.measures),
      seen: known?.seen ?? stored.measuresRevision,
    }));
  };
  const attempt = (work: () => Promise<void>): void => {
    setIsBusy(true);
    setProblem(null);
    work()
      .catch((thrown: unknown) => {
        const current = currentOf<Measures>(thrown);
        if (current) {
          setTheirs(current);
        } else {
          setProblem(toProblem(thrown));
        }
      })
      .finally(() => setIsBusy(false));
  };
  const saveAs = (revision: number): void =>
    attempt(async () => {
      const saved = await putMeasures(revision, text);
      onSaved(saved);
      setDraft((known) => (known && known.text !== text ? { ...known, seen: saved.measuresRevision } : null));
      setTheirs(null);
      setIsSaved(true);
      onChanged();
    });
  const settle = (side: 'mine' | 'theirs'): void => {
    if (theirs && side === 'mine') {
      saveAs(theirs.measuresRevision);
    } else if (theirs) {
      onSaved(theirs);
      setDraft(null);
      setTheirs(null);
    }
  };
  return {
    ...{ text, isDirty, isBusy, isSaved, problem, theirs, settle },
    change: (next) => change(() => next),
    save: () => saveAs(draft?.seen ?? stored.measuresRevision),
    propose: (locale) =>
      attempt(async () => {
        const proposal = await proposeMeasures(locale);
        change((known) => withSuggestion(known, proposal.text));
      }),
  };
}
