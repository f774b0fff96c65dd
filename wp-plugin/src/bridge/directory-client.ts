import { get, getFile, send, type FetchedFile } from './client';
import type {
  Activity,
  ActivityCells,
  DirectoryChange,
  DirectoryChoices,
  ImportInput,
  ImportReport,
  Measures,
  ProcessingDirectory,
} from './directory-types';
import type { Locale, Page } from './types';

const seen = (revision: number): Record<string, string> => ({ 'If-Match': `"${revision}"` });

export const getDirectory = (): Promise<ProcessingDirectory> => get('directory');

/** As it stood at the end of a day (YYYY-MM-DD, in Austria). */
export const getDirectoryAt = (day: string): Promise<ProcessingDirectory> =>
  get(`directory?at=${encodeURIComponent(day)}`);

export const getChoices = (locale: Locale): Promise<DirectoryChoices> => get(`directory/choices?locale=${locale}`);

export const addActivity = (cells: Partial<ActivityCells>): Promise<Activity> =>
  send('POST', 'directory/activities', cells);

const activityPath = (id: string): string => `directory/activities/${encodeURIComponent(id)}`;

/** Rejects with 412 when somebody changed these cells since that revision; `currentOf` tells what they say then. */
export const changeActivity = (id: string, revision: number, cells: Partial<ActivityCells>): Promise<Activity> =>
  send('PATCH', activityPath(id), cells, seen(revision));

export const retireActivity = (id: string): Promise<null> => send('DELETE', activityPath(id));

/** Rejects with 412 when somebody changed them since. */
export const putMeasures = (revision: number, measures: string): Promise<Measures> =>
  send('PUT', 'directory/measures', { measures }, seen(revision));

export const proposeMeasures = (locale: Locale): Promise<{ text: string }> =>
  get(`directory/measures/proposal?locale=${locale}`);

/** Newest first. */
export const listChanges = (filter: {
  limit: number;
  cursor?: string;
  activityId?: string;
}): Promise<Page<DirectoryChange>> => {
  const query = new URLSearchParams({ ...filter, limit: String(filter.limit) });
  return get(`directory/history?${query.toString()}`);
};

export const exportFormats = ['pdf', 'xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The directory as a file, with the name that the bridge gives it. */
export const exportDirectory = (format: ExportFormat, locale: Locale): Promise<FetchedFile> =>
  getFile(`directory/export?format=${format}&locale=${locale}`, `processing-directory.${format}`);

export const importDirectory = (
  input: ImportInput,
  { dryRun, onlyValid }: { dryRun: boolean; onlyValid: boolean },
): Promise<ImportReport> => send('POST', `directory/import?dryRun=${dryRun}&onlyValid=${onlyValid}`, input);

/** What the other person saved, out of a refusal with 412; null in any other. */
export function currentOf<Saved>(thrown: unknown): Saved | null {
  const error = thrown as { data?: { status?: number; problem?: { current?: Saved } } } | null;
  return error?.data?.status === 412 ? (error.data.problem?.current ?? null) : null;
}
