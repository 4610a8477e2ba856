import { describe, expect, it } from 'vitest';
import { countReport } from '../../../utils/cli/run-tests.ts';

const report = (passed: number, failed: number, files: { status: string; tests: number }[]) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    testResults: files.map(({ status, tests }) => ({ status, assertionResults: Array(tests).fill({}) })),
  });

describe('the count at the end of npm test', () => {
  it('counts tests, passed and failed', () => {
    expect(countReport(report(7, 2, [{ status: 'failed', tests: 9 }]), 1)).toEqual({ passed: 7, failed: 2 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    const text = report(7, 0, [
      { status: 'passed', tests: 7 },
      { status: 'failed', tests: 0 },
    ]);
    expect(countReport(text, 1)).toEqual({ passed: 7, failed: 1 });
  });

  it('is never green where the run broke off without a report, or failed without a failed test', () => {
    expect(countReport(null, 1)).toEqual({ passed: 0, failed: 1 });
    expect(countReport('{"numPassedTests": 7, "numFai', 0)).toEqual({ passed: 0, failed: 1 });
    expect(countReport('{}', 0)).toEqual({ passed: 0, failed: 1 });
    expect(countReport(report(7, 0, [{ status: 'passed', tests: 7 }]), 1)).toEqual({ passed: 7, failed: 1 });
  });
});
