import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jestOutcome, junitOutcome } from './outcome.mjs';

const ended = (code) => ({ code, stdout: 'its words', stderr: '' });

test('a JUnit report is counted test by test', () => {
  const xml = '<testcase a="1"/><testcase><failure/></testcase><testcase><skipped message="no PHP"/></testcase>';
  const { passed, failed, skipped, reason } = junitOutcome(xml, ended(1));
  assert.deepEqual({ passed, failed, skipped, reason }, { passed: 1, failed: 1, skipped: 1, reason: 'no PHP' });
});

test('a program that ends badly is a failure even when its report names none', () => {
  assert.equal(junitOutcome('<testcase/>', ended(2)).failed, 1);
});

test('a run in which no test ran is a failure', () => {
  assert.equal(junitOutcome('', ended(0)).failed, 1);
});

test('a jest file that cannot be loaded is a failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  const report = { testResults: [broken], numFailedTests: 0, numPassedTests: 5, numPendingTests: 0, numTodoTests: 0 };
  assert.equal(jestOutcome(report, ended(1)).failed, 1);
});
