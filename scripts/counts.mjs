/**
 * What a run came to; a runner that said nothing, or ran nothing, failed once.
 *
 * @typedef {{ passed: number, failed: number }} Counts
 */

/** @type {Counts} */
export const CRASHED = { passed: 0, failed: 1 };

/**
 * A runner must end with the exit code that its numbers deserve and must have run something.
 *
 * @param {Counts} counts
 * @param {number} code the runner's exit code
 * @returns {Counts}
 */
function believable({ passed, failed }, code) {
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}

/**
 * @typedef {{ status: string, assertionResults: readonly { status: string }[] }} VitestFile
 * @param {{ testResults: readonly VitestFile[] } | null} report vitest's JSON report
 * @param {number} code
 */
export function countVitest(report, code) {
  if (!report) return CRASHED;
  const counts = { passed: 0, failed: 0 };
  for (const { status, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((test) => test.status === 'failed').length;
    counts.passed += assertionResults.filter((test) => test.status === 'passed').length;
    // A file that could not even be loaded has no tests to blame.
    counts.failed += status === 'failed' ? Math.max(failed, 1) : failed;
  }
  return believable(counts, code);
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors?: readonly unknown[] } | null} report Playwright's JSON report
 * @param {number} code
 */
export function countPlaywright(report, code) {
  if (!report) return CRASHED;
  const { expected, unexpected, flaky } = report.stats;
  return believable({ passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0) }, code);
}
