/**
 * What `npm start`, `npm test` and the other commands go through, so that they work on a fresh machine:
 * brings the dependencies and, where the step needs one, a browser; then runs the step with our own Node.
 *
 * Plain JavaScript with no dependencies, for Node 20 and later: nothing is installed yet when it runs.
 * It speaks on stderr only; stdout belongs to the step.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringChromium } from './bring-browser.mjs';
import { bringDependencies, ownNode, runsTypeScript } from './bring-dependencies.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The steps, and whether they drive a browser. */
const STEPS = /** @type {Record<string, { file: string, browser: boolean }>} */ ({
  start: { file: 'utils/cli/start.ts', browser: true },
  test: { file: 'utils/cli/run-tests.ts', browser: true },
  bench: { file: 'utils/cli/run-benches.ts', browser: true },
  cm: { file: 'utils/cli/cm.ts', browser: false },
});

const [name = '', ...words] = process.argv.slice(2);
process.exitCode = await main(name, words);

/**
 * @param {string} name of the step
 * @param {string[]} args for the step
 * @returns {Promise<number>} exit code
 */
async function main(name, args) {
  const prepared = prepare(name);
  if ('problem' in prepared) {
    process.stderr.write(`${prepared.problem}\n`);
    // Whoever counts reads the last line, also where not one test could run.
    if (name === 'test') process.stdout.write('0 passed, 1 failed\n');
    return 1;
  }
  const { node, file, env } = prepared;
  // Files named on the command line are meant from where the user stands, which npm keeps in INIT_CWD.
  const cwd = name === 'cm' ? (process.env.INIT_CWD ?? process.cwd()) : ROOT;
  return runStep(node, ['--disable-warning=ExperimentalWarning', file, ...args], { cwd, env });
}

/**
 * @param {string} name of the step
 * @returns {{ node: string, file: string, env: NodeJS.ProcessEnv } | { problem: string }} what the step runs with,
 *   or the sentence that says why it cannot run and what to do
 */
function prepare(name) {
  const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
  if (!step) return { problem: `There is no step “${name}”. Steps: ${Object.keys(STEPS).join(', ')}.` };
  const problem = bringDependencies(ROOT);
  if (problem) return { problem };
  const node = ownNode(ROOT) ?? (runsTypeScript(process.versions.node) ? process.execPath : undefined);
  if (!node) {
    return {
      problem: `Node 22.18 or later is needed, and this is ${process.versions.node}. Run “npm ci” with install scripts allowed: it brings one.`,
    };
  }
  const bin = join(ROOT, 'node_modules', '.bin');
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PATH: [bin, process.env.PATH ?? ''].join(delimiter) };
  // Each tool sets it for itself. Set from outside, it would make the tests and the build into others.
  delete env.NODE_ENV;
  if (step.browser) {
    const browser = bringChromium();
    if ('problem' in browser) return browser;
    env.CHROMIUM_PATH = browser.executable;
  }
  const file = join(ROOT, step.file);
  return existsSync(file) ? { node, file, env } : { problem: `${step.file} is missing from this folder.` };
}

/**
 * Run a step to its end. A signal goes on to it, so that it can close its browser before it ends.
 * @param {string} node
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} where
 * @returns {Promise<number>} its exit code
 */
function runStep(node, args, { cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(node, args, { cwd, env, stdio: 'inherit' });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal));
    }
    child.on('error', ({ message }) => {
      process.stderr.write(`The step could not be started: ${message}\n`);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 1)));
  });
}
