import { cellsOf } from './cell-rules';
import type { StoredChange, StoredMeasures } from './directory-store';
import type { Activity, ActivityCells, ActivityHead } from './types';

/** The rows and measures that were in force at some moment. */
export interface DirectoryState extends StoredMeasures {
  /** Oldest first. */
  readonly activities: readonly Activity[];
}

interface Said {
  readonly cells: ActivityCells;
  readonly revision: number;
}

/** What the changes up to a moment, in their order, made of the directory; `heads` of all rows that ever were. */
export function directoryAt(heads: readonly ActivityHead[], changes: readonly StoredChange[]): DirectoryState {
  const said = new Map<string, Said>();
  let measures: StoredMeasures = { measures: '', measuresRevision: 0 };
  for (const change of changes) {
    if (change.activityId === null) measures = { measures: change.to as string, measuresRevision: change.revision };
    else replay(said, change.activityId, change);
  }
  const activities = heads.flatMap((head) => {
    const known = said.get(head.id);
    return known ? [{ ...headOf(head), ...known.cells, revision: known.revision, retiredAt: null }] : [];
  });
  return { ...measures, activities };
}

function replay(said: Map<string, Said>, id: string, { kind, column, to, revision }: StoredChange): void {
  if (kind === 'retired') {
    said.delete(id);
    return;
  }
  if (kind === 'added') {
    said.set(id, { cells: to as ActivityCells, revision });
    return;
  }
  const before = said.get(id);
  if (!before || column === null) return;
  said.set(id, { cells: cellsOf({ ...before.cells, [column]: to ?? undefined }), revision });
}

function headOf({ id, source, contactGroupId, createdAt }: ActivityHead): Omit<ActivityHead, 'revision' | 'retiredAt'> {
  return { id, source, ...(contactGroupId !== undefined && { contactGroupId }), createdAt };
}
