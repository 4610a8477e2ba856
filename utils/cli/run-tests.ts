/**
 * `npm test`: everything that must hold, one step after the other, and one plain line at the end:
 * `N passed, N failed`. A step that is not made of tests (lint, types, a build) counts as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '../zod.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Below the project's folder, and named from there: a whole path may hold blanks, which a shell would cut at. */
const RESULTS = '.vitest';

interface Step {
  readonly name: string;
  readonly commands: readonly (readonly [string, ...string[]])[];
}

const CHECKS: readonly Step[] = [
  { name: 'format and lint', commands: [['biome', 'ci', '--colors=off', '.']] },
  {
    name: 'types',
    commands: [
      ['wxt', 'prepare'],
      ['tsc', '--noEmit'],
    ],
  },
  { name: 'dead code', commands: [['knip']] },
  { name: 'code book', commands: [['node', 'utils/cli/build-book.ts']] },
  { name: 'build and zip for Chrome and Edge', commands: [['wxt', 'zip']] },
  { name: 'build and zip for Firefox', commands: [['wxt', 'zip', '-b', 'firefox']] },
  { name: 'build for the walk', commands: [['wxt', 'build', '--mode', 'e2e']] },
];

const SUITES = [
  { name: 'unit, page and browser tests', config: 'tests/vitest.config.ts', results: 'tests.json' },
  { name: 'the walk in real browsers', config: 'tests/e2e.config.ts', results: 'e2e.json' },
];

/** The part of vitest's JSON report that is counted. */
const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Count one vitest run.
 * @param text its JSON report, or `null` where it wrote none
 * @param exit its exit code
 */
export function countReport(text: string | null, exit: number): Count {
  const parsed = text === null ? null : report.safeParse(parse(text));
  if (!parsed?.success) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests, testResults } = parsed.data;
  // A file that cannot even be loaded holds no failed test: it counts as one.
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = numFailedTests + unloaded.length;
  return { passed, failed: exit !== 0 && failed === 0 ? 1 : failed };
}

/** A run that broke off may leave half a report. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function runCheck(step: Step): Count {
  const started = Date.now();
  for (const [command, ...args] of step.commands) {
    const run = spawnSync(command, args, {
      cwd: ROOT,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (run.status !== 0) {
      console.log(`✗ ${step.name}\n${run.stdout}${run.stderr}${run.error?.message ?? ''}`);
      return { passed: 0, failed: 1 };
    }
  }
  console.log(`✓ ${step.name} (${seconds(started)})`);
  return { passed: 1, failed: 0 };
}

function runSuite({ name, config, results }: (typeof SUITES)[number]): Count {
  console.log(`\n${name}`);
  const file = join(ROOT, RESULTS, results);
  rmSync(file, { force: true });
  const args = [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${RESULTS}/${results}`,
  ];
  const run = spawnSync('vitest', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  return countReport(existsSync(file) ? readFileSync(file, 'utf8') : null, run.status ?? 1);
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

function main(): void {
  const started = Date.now();
  mkdirSync(join(ROOT, RESULTS), { recursive: true });
  const counts = [...CHECKS.map(runCheck), ...SUITES.map(runSuite)];
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  console.log(`\nDone in ${seconds(started)}.\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) main();
