import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { importDirectory } from '../../bridge/directory-client';
import type { ActivityColumn, ImportInput, ImportReport, ImportRow } from '../../bridge/directory-types';
import { toProblem, type Problem } from '../../bridge/problem';
import { leftOut } from './import-choice';

/** Base64 makes a file a third larger, and the bridge takes 10 MiB. */
const mostBytes = 7 * 1024 * 1024;

export interface ImportState {
  file: { fileName: string; content: string } | null;
  /** What a trial said; nothing is imported by it. */
  report: ImportReport | null;
  problem: Problem | null;
  isBusy: boolean;
  /** Whether rows with errors are left out, and do not hold up the others. */
  onlyValid: boolean;
  /** How many rows were imported at last, and which were left out. */
  done: { imported: number; leftOut: ImportRow[] } | null;
  choose: (file: File) => void;
  map: (header: string, column: ActivityColumn | null) => void;
  setOnlyValid: (onlyValid: boolean) => void;
  run: () => void;
  cancel: () => void;
}

async function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(file);
  });
}

function mappingOf(columns: ImportReport['columns']): Record<string, ActivityColumn | null> {
  return Object.fromEntries(columns.map(({ header, column }) => [header, column]));
}

/** One import from the choice of the file to its end. */
export function useImport(onImported: () => void): ImportState {
  const [file, setFile] = useState<ImportState['file']>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [onlyValid, setOnlyValid] = useState(false);
  const [done, setDone] = useState<ImportState['done']>(null);

  const attempt = (work: () => Promise<void>): void => {
    setIsBusy(true);
    setProblem(null);
    setDone(null);
    work()
      .catch((thrown: unknown) => {
        const refusal = toProblem(thrown);
        setProblem({ ...refusal, message: refusal.fields[0]?.message ?? refusal.message });
      })
      .finally(() => setIsBusy(false));
  };
  const tryOut = async (input: ImportInput): Promise<void> =>
    setReport(await importDirectory(input, { dryRun: true, onlyValid: false }));

  const cancel = (): void => {
    setFile(null);
    setReport(null);
    setProblem(null);
    setOnlyValid(false);
  };
  const choose = (chosen: File): void => {
    cancel();
    attempt(async () => {
      if (chosen.size > mostBytes) {
        throw new Error(__('The file is too large: 7 MB are possible.', 'kundenmeister-data-protection'));
      }
      const input = { fileName: chosen.name, content: await base64Of(chosen) };
      setFile(input);
      await tryOut(input);
    });
  };
  const map = (header: string, column: ActivityColumn | null): void => {
    if (!file || !report) {
      return;
    }
    const freed = report.columns.map((known) => (known.column === column ? { ...known, column: null } : known));
    const columns = freed.map((known) => (known.header === header ? { header, column } : known));
    setReport({ ...report, columns });
    attempt(() => tryOut({ ...file, mapping: mappingOf(columns) }));
  };
  const run = (): void => {
    if (!file || !report) {
      return;
    }
    attempt(async () => {
      const input = { ...file, mapping: mappingOf(report.columns) };
      const { imported, rows } = await importDirectory(input, { dryRun: false, onlyValid });
      cancel();
      setDone({ imported, leftOut: leftOut(rows) });
      onImported();
    });
  };
  return { file, report, problem, isBusy, onlyValid, done, choose, map, setOnlyValid, run, cancel };
}
