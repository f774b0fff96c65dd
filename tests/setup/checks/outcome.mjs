/** What a check found: how many passed, failed, were skipped; `details` for the reader, `reason` why it was skipped. */
export const outcome = ({ passed = 0, failed = 0, skipped = 0, details = '', reason = '' }) => ({
  passed,
  failed,
  skipped,
  details,
  reason,
});

export const skippedBecause = (reason) => outcome({ skipped: 1, reason });

/** A program that is one check by itself, such as a linter: its exit code decides, its output is shown on failure. */
export function singleCheck({ code, stdout, stderr }) {
  return code === 0 ? outcome({ passed: 1 }) : outcome({ failed: 1, details: lastLines(`${stdout}\n${stderr}`) });
}

/**
 * Counts a JUnit report. A program that failed without a failed test in its report (a crash, a warning that counts)
 * is one failure more, so that nothing red is ever reported green.
 */
export function junitOutcome(xml, { code, stdout, stderr }) {
  const tests = count(xml, /<testcase\b/g);
  const failed = count(xml, /<(failure|error)\b/g) || (code === 0 ? 0 : 1);
  const skipped = count(xml, /<skipped\b/g);
  const details = failed ? lastLines(`${stdout}\n${stderr}`) : '';
  if (tests === 0 && failed === 0) return outcome({ failed: 1, details: 'No test ran.' });
  return outcome({ passed: Math.max(0, tests - failed - skipped), failed, skipped, details, reason: skipReasons(xml) });
}

/** Counts the JSON report of jest; a test file that could not even be loaded is one failure. */
export function jestOutcome(report, { code, stdout, stderr }) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = report.numFailedTests + broken.length || (code === 0 ? 0 : 1);
  return outcome({
    passed: report.numPassedTests,
    failed,
    skipped: report.numPendingTests + report.numTodoTests,
    details: failed ? lastLines(`${stdout}\n${stderr}`) : '',
  });
}

const count = (text, pattern) => (text.match(pattern) ?? []).length;

const skipReasons = (xml) =>
  [
    ...new Set(
      [...xml.matchAll(/<skipped[^>]*message="([^"]+)"/g)].map((found) => found[1]).filter((text) => text !== 'true'),
    ),
  ].join('; ');

const lastLines = (text) => text.trim().split('\n').slice(-150).join('\n');
