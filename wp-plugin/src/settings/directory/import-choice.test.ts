import type { ImportReport } from '../../bridge/directory-types';
import { leftOut, rowsToImport } from './import-choice';

const sound = { line: 2, name: 'Löhne', errors: [] };
const broken = { line: 3, name: '', errors: [{ column: 'name', code: 'required', message: 'Fehlt.' }] };
const report = (...rows: ImportReport['rows']): ImportReport => {
  const rejected = leftOut(rows).length;
  return { columns: [], rows, imported: rejected === 0 ? rows.length : 0, rejected };
};

describe('how many rows an import adds', () => {
  it('is all of them when none has an error', () => {
    expect(rowsToImport(report(sound, sound), false)).toBe(2);
    expect(rowsToImport(report(sound, sound), true)).toBe(2);
  });

  it('is none when one has, unless only those without are wanted', () => {
    expect(rowsToImport(report(sound, broken, sound), false)).toBe(0);
    expect(rowsToImport(report(sound, broken, sound), true)).toBe(2);
    expect(rowsToImport(report(broken), true)).toBe(0);
  });
});
