/** Brings `node_modules` to what the lock file says. Plain JavaScript, for Node 20 and later. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';

const WINDOWS = process.platform === 'win32';

/** What the steps run. Where these are missing, `node_modules` is not whole, whatever npm said. */
const COMMANDS = ['wxt', 'vitest'];

/**
 * Runs `npm ci` where it is needed. A stamp holds the lock file that was installed last; it is set only after the
 * install was seen to be whole.
 * @param {string} root folder of the project
 * @returns {string | undefined} a sentence for the user where it could not be done
 */
export function bringDependencies(root) {
  const modules = join(root, 'node_modules');
  const stamp = join(modules, '.clear-margin-setup');
  const lock = read(join(root, 'package-lock.json'));
  if (lock === undefined)
    return 'package-lock.json is missing from this folder. Get a whole copy of the project.';
  const hash = createHash('sha256').update(lock).digest('hex');
  if (read(stamp) === hash && missingCommands(modules).length === 0) return undefined;
  if (!isInstalled(lock, modules)) {
    if (WINDOWS && process.execPath.startsWith(modules + sep)) {
      return 'The dependencies must be installed anew, and Windows cannot replace the Node that is running now. Close other windows of this project, delete the folder “node_modules” and run the command again.';
    }
    const problem = install(root);
    if (problem) return problem;
  }
  const missing = missingCommands(modules);
  if (missing.length > 0) {
    return `npm left out ${missing.join(' and ')}. Allow npm's install scripts for this project, delete the folder “node_modules” and run the command again.`;
  }
  writeFileSync(stamp, hash);
  return undefined;
}

/**
 * @param {string} root
 * @returns {string | undefined} a sentence where npm failed
 */
function install(root) {
  process.stderr.write('Installing the dependencies (npm ci) …\n');
  // Our own Node lies in node_modules, which npm is about to remove: npm must run with the machine's.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  // NODE_ENV=production and “omit” would leave out what builds and tests the project.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const run = spawnSync('npm', args, {
    cwd: root,
    // “npm --silent” would silence this npm too, and with it the reason for a failure.
    env: { ...process.env, PATH: path.join(delimiter), npm_config_loglevel: 'error' },
    stdio: ['ignore', 2, 2],
    // On Windows npm is a script, which only a shell can start.
    shell: WINDOWS,
  });
  if (run.error)
    return `npm could not be started (${run.error.message}). Install Node with npm and try again.`;
  if (run.status !== 0) return 'The dependencies could not be installed. What npm said is above.';
  return undefined;
}

/**
 * @param {string} modules folder
 * @returns {string[]} what the steps run and is not there
 */
function missingCommands(modules) {
  const end = WINDOWS ? '.cmd' : '';
  // A Node of our own is not needed where the machine's can run TypeScript.
  const wanted = runsTypeScript(process.versions.node) ? COMMANDS : ['node', ...COMMANDS];
  return wanted.filter((command) => !existsSync(join(modules, '.bin', command + end)));
}

/**
 * npm keeps a lock file of what it really installed. Where that agrees with ours, nothing needs doing, however
 * it came there.
 * @param {string} lock text of package-lock.json
 * @param {string} modules folder
 */
function isInstalled(lock, modules) {
  const present = readPackages(read(join(modules, '.package-lock.json')));
  const wanted = readPackages(lock);
  if (!present || !wanted || missingCommands(modules).length > 0) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    return found ? found.version === entry.version : entry.optional === true && !isForHere(entry);
  });
}

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Entry
 * of a lock file
 */

/**
 * @param {Entry} entry an optional package
 * @returns {boolean} whether it is the one made for this machine, such as the formatter's executable
 */
function isForHere({ os, cpu, libc }) {
  if (!os || !cpu) return false;
  return os.includes(process.platform) && cpu.includes(process.arch) && (!libc || libc.includes(ownLibc()));
}

/** @returns {string} the C library that this Linux has */
function ownLibc() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header?.glibcVersionRuntime ? 'glibc' : 'musl';
}

/**
 * @param {string | undefined} text of a lock file
 * @returns {Record<string, Entry> | undefined} nothing where it is no lock file
 */
function readPackages(text) {
  try {
    return text === undefined ? undefined : JSON.parse(text).packages;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @returns {string | undefined} its text
 */
function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * @param {string} root folder of the project
 * @returns {string | undefined} the Node that came with the dependencies, where it runs
 */
export function ownNode(root) {
  const own = join(root, 'node_modules', 'node', 'bin', WINDOWS ? 'node.exe' : 'node');
  return existsSync(own) && spawnSync(own, ['--version']).status === 0 ? own : undefined;
}

/**
 * @param {string} version of a Node
 * @returns {boolean} whether it runs TypeScript as it is: 22.18 and later
 */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}
