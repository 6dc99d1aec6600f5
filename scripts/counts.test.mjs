import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from './counts.mjs';

/** @param {string} status @param {string[]} tests */
const file = (status, ...tests) => ({ status, assertionResults: tests.map((test) => ({ status: test })) });

test('vitest: tests are added up over the files', () => {
  const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] };
  expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1 });
});

test('vitest: a file that does not load fails, although it has no test', () => {
  expect(countVitest({ testResults: [file('passed', 'passed'), file('failed')] }, 1)).toEqual({ passed: 1, failed: 1 });
});

test('vitest: an error outside of the tests fails, although every test passed', () => {
  expect(countVitest({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1 });
});

test('a runner without a report, or without a test, failed', () => {
  expect(countVitest(null, 0)).toEqual({ passed: 0, failed: 1 });
  expect(countVitest({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright(null, 0)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0 } }, 0)).toEqual({ passed: 0, failed: 1 });
});

test('playwright: a test that passed only the second time, and an error outside of the tests, failed', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [{}] };
  expect(countPlaywright(report, 1)).toEqual({ passed: 5, failed: 3 });
});
