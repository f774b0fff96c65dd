import { useCallback, useRef, useState } from '@wordpress/element';
import { getChoices, getDirectory } from '../../bridge/directory-client';
import { getSite } from '../../bridge/client';
import type { Activity, DirectoryChoices, ProcessingDirectory } from '../../bridge/directory-types';
import { toProblem, type Problem } from '../../bridge/problem';
import type { Locale } from '../../bridge/types';
import { hasUnsaved, newest, replaced } from './cell-states';
import { useCellSaves, type CellSaves } from './use-cell-saves';
import { useMeasures, type MeasuresDraft } from './use-measures';

const nothingOffered: DirectoryChoices = { countries: [], safeguards: [], legalBases: [], storagePeriods: [] };
const noMeasures = { measures: '', measuresRevision: 0 };

export interface DirectoryState {
  directory: ProcessingDirectory | null;
  choices: DirectoryChoices;
  /** Grows with each change that this page has made. */
  changes: number;
  /** Language in which the directory is kept: the site's. */
  locale: Locale;
  problem: Problem | null;
  isLoading: boolean;
  load: () => void;
  /** Asks again soon, once for several changes: what is missing depends on what was saved. */
  refreshSoon: () => void;
  putRow: (row: Activity) => void;
  dropRow: (id: string) => void;
  addRow: (row: Activity) => void;
  /** What was typed into them and not saved survives a look at a past day or another sheet. */
  measures: MeasuresDraft;
  /** Keeps a row in the directory though it may be gone; null keeps none. */
  keepRow: (id: string | null) => void;
  saves: CellSaves;
}

/** Milliseconds after a change until the findings are asked for anew. */
const refreshDelay = 400;

/** The directory, its cells being saved, and what they offer; loads when `load` is called, and keeps what it has when that fails. */
export function useDirectory(): DirectoryState {
  const [directory, setDirectory] = useState<ProcessingDirectory | null>(null);
  const [choices, setChoices] = useState(nothingOffered);
  const [locale, setLocale] = useState<Locale>('en');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isLoading, setIsLoading] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const isKept = useRef<(id: string) => boolean>(() => false);

  const [changes, setChanges] = useState(0);
  const change = useCallback((to: (known: ProcessingDirectory) => ProcessingDirectory) => {
    setDirectory((known) => known && to(known));
    setChanges((before) => before + 1);
  }, []);
  const take = useCallback((answered: ProcessingDirectory) => {
    setProblem(null);
    setDirectory((known) => ({
      ...answered,
      activities: newest(known?.activities ?? [], answered.activities, isKept.current),
      ...(known && known.measuresRevision > answered.measuresRevision
        ? { measures: known.measures, measuresRevision: known.measuresRevision }
        : {}),
    }));
  }, []);

  const load = useCallback(() => {
    setIsLoading(true);
    setChanges((before) => before + 1);
    const site = getSite();
    const inItsLanguage = Promise.all([getDirectory(), site]).then(([answered, { locale: spoken }]) => {
      setLocale(spoken);
      take(answered);
    });
    const offered = site.then(async ({ locale: spoken }) => setChoices(await getChoices(spoken)));
    Promise.all([inItsLanguage, offered])
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setIsLoading(false));
  }, [take]);

  const refreshSoon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      getDirectory()
        .then(take)
        .catch(() => undefined); // The cells stay as they are; what failed to be saved says so itself.
    }, refreshDelay);
  }, [take]);

  const putRow = useCallback(
    (row: Activity) => change((known) => ({ ...known, activities: replaced(known.activities, row) })),
    [change],
  );
  const saves = useCellSaves(
    useCallback(
      (row) => {
        putRow(row);
        refreshSoon();
      },
      [putRow, refreshSoon],
    ),
  );
  const measures = useMeasures(directory ?? noMeasures, {
    onSaved: (saved) => change((known) => ({ ...known, ...saved })),
    onChanged: refreshSoon,
  });
  const keptRow = useRef<string | null>(null);
  isKept.current = (id) => id === keptRow.current || hasUnsaved(saves.states, id);

  return {
    ...{ directory, choices, changes, locale, problem, isLoading, load, refreshSoon, putRow, saves, measures },
    keepRow: useCallback((id) => {
      keptRow.current = id;
    }, []),
    dropRow: useCallback(
      (id) => change((known) => ({ ...known, activities: known.activities.filter((row) => row.id !== id) })),
      [change],
    ),
    addRow: useCallback((row) => change((known) => ({ ...known, activities: [...known.activities, row] })), [change]),
  };
}
