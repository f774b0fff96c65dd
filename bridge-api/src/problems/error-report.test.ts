import { errorReport } from './error-report';

describe('The report of an unexpected error', () => {
  it('names class, code and our own code, but not the message, which may quote a statement with its values', () => {
    class SqliteError extends Error {
      readonly code = 'SQLITE_CONSTRAINT';
    }
    const report = errorReport(new SqliteError("insert into subjects values ('greta@example.org')"));
    expect(report.error).toBe('SqliteError');
    expect(report.code).toBe('SQLITE_CONSTRAINT');
    expect(report.at.join()).toContain('bridge-api/src/problems/error-report.test.ts');
    expect(JSON.stringify(report)).not.toContain('greta');
  });

  it('shows no path of the machine', () => {
    expect(errorReport(new Error('x')).at.join()).not.toContain(process.cwd());
  });

  it('says nothing of a thrown value but its type', () => {
    expect(errorReport('greta@example.org')).toEqual({ error: 'string', at: [] });
  });
});
