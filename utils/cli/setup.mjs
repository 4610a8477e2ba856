/**
 * What `npm start`, `npm test` and the other commands go through, so that they work on a fresh machine:
 * brings the dependencies and, where the step needs one, a browser; then runs the step with our own Node.
 *
 * Plain JavaScript with no dependencies, for Node 20 and later: nothing is installed yet when it runs.
 * It speaks on stderr only; stdout belongs to the step.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-browser.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODULES = join(ROOT, 'node_modules');
const BIN = join(MODULES, '.bin');
const STAMP = join(MODULES, '.clear-margin-setup');
const WINDOWS = process.platform === 'win32';

/** The steps, and whether they drive a browser. */
const STEPS = /** @type {Record<string, { file: string, browser: boolean }>} */ ({
  start: { file: 'utils/cli/start.ts', browser: true },
  test: { file: 'utils/cli/run-tests.ts', browser: true },
  bench: { file: 'utils/cli/run-benches.ts', browser: true },
  cm: { file: 'utils/cli/cm.ts', browser: false },
});

process.exitCode = main(process.argv[2] ?? '', process.argv.slice(3));

/**
 * @param {string} name of the step
 * @param {string[]} args for the step
 * @returns {number} exit code
 */
function main(name, args) {
  const step = STEPS[name];
  if (!step) return fail(`There is no step “${name}”. Steps: ${Object.keys(STEPS).join(', ')}.`);
  if (!bringDependencies()) return fail('The dependencies could not be installed. What npm said is above.');
  const node = findNode();
  if (!node) {
    return fail('Node 22.18 or later is needed. Run “npm ci” with install scripts allowed: it brings one.');
  }
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PATH: [BIN, process.env.PATH ?? ''].join(delimiter) };
  if (step.browser) {
    const chromium = bringChromium();
    if (!chromium) return 1;
    env.CHROMIUM_PATH = chromium;
  }
  const run = spawnSync(node, ['--disable-warning=ExperimentalWarning', join(ROOT, step.file), ...args], {
    // Files named on the command line are meant from where the user stands, which npm keeps in INIT_CWD.
    cwd: name === 'cm' ? (process.env.INIT_CWD ?? process.cwd()) : ROOT,
    env,
    stdio: 'inherit',
  });
  if (run.error) return fail(`The step could not be started: ${run.error.message}`);
  return run.status ?? 128 + (run.signal ? constants.signals[run.signal] : 1);
}

/** @returns {boolean} whether `node_modules` is what the lock file says */
function bringDependencies() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return true;
  if (!isInstalled(lock)) {
    say('Installing the dependencies (npm ci) …');
    // Our own Node lies in node_modules, which npm is about to remove: npm must run with the machine's.
    const path = (process.env.PATH ?? '')
      .split(delimiter)
      .filter((folder) => !folder.includes('node_modules'));
    const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: ROOT,
      // “npm --silent” would silence this npm too, and with it the reason for a failure.
      env: { ...process.env, PATH: path.join(delimiter), npm_config_loglevel: 'error' },
      stdio: ['ignore', 2, 2],
      shell: WINDOWS,
    });
    if (run.status !== 0) return false;
  }
  writeFileSync(STAMP, hash);
  return true;
}

/**
 * npm keeps a lock file of what it really installed. Where that agrees with ours, nothing needs doing, however
 * it came there.
 * @param {string} lock text of package-lock.json
 */
function isInstalled(lock) {
  const hidden = join(MODULES, '.package-lock.json');
  if (!existsSync(hidden) || !existsSync(BIN)) return false;
  const wanted = readPackages(lock);
  const present = readPackages(readFileSync(hidden, 'utf8'));
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    return present[path] ? present[path].version === version : optional === true;
  });
}

/**
 * @param {string} text of a lock file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(text) {
  return JSON.parse(text).packages ?? {};
}

/** The Node that came with the dependencies; else the one we run on, where it can run TypeScript. */
function findNode() {
  const own = join(MODULES, 'node', 'bin', WINDOWS ? 'node.exe' : 'node');
  if (existsSync(own) && spawnSync(own, ['--version']).status === 0) return own;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18) ? process.execPath : undefined;
}

/** @returns {string | undefined} the browser's executable; without one, the user has been told what to do */
function bringChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROMIUM_PATH) {
    fail(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is not there.`);
    return undefined;
  }
  const root = asRoot();
  if (existsSync('/etc/debian_version') && root) {
    say('No browser found. Installing the distribution’s Chromium (apt-get) …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
      const [command = 'apt-get', ...rest] = [...root, 'apt-get', ...args];
      spawnSync(command, rest, { env, stdio: ['ignore', 2, 2] });
    }
    const installed = findChromium();
    if (installed) return installed;
  }
  fail(
    'No browser found that can load the extension. Install Chromium, Chrome for Testing or Microsoft Edge, or set CHROMIUM_PATH to one. Google Chrome itself will not do: it no longer loads extensions from the command line.',
  );
  return undefined;
}

/** @returns {string[] | null} what goes before a command that needs rights; `null` where we have none */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {string} line */
function fail(line) {
  say(line);
  return 1;
}
