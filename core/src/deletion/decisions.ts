import type { JournalEntry } from '../vault/journal-entry';

/**
 * Entries of the journal as they were decided: those that follow each other, of one tenant and one time, belong together.
 * With `limit` entries the last decision may go on after them, so it is left for the next time, unless there is no other.
 */
export function wholeDecisions(entries: readonly JournalEntry[], limit: number): readonly (readonly JournalEntry[])[] {
  const decisions: JournalEntry[][] = [];
  for (const entry of entries) {
    const decision = decisions.at(-1);
    const first = decision?.[0];
    if (decision && first?.tenantId === entry.tenantId && first.at.getTime() === entry.at.getTime()) {
      decision.push(entry);
    } else decisions.push([entry]);
  }
  return entries.length === limit && decisions.length > 1 ? decisions.slice(0, -1) : decisions;
}
