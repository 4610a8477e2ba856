/** Brings a browser that can load our unpacked extension. Plain JavaScript, for Node 20 and later. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { listChromium } from './find-browser.mjs';

/** Long, for a busy machine and a cold disk. */
const PATIENCE_MS = 60_000;

const INSTALL =
  'Install Chromium, Chrome for Testing or Microsoft Edge, or set CHROMIUM_PATH to the executable of one.';
const NOT_CHROME = 'Google Chrome itself will not do: it no longer loads extensions from the command line.';

/**
 * Finds a browser that starts; on Debian and Ubuntu installs one where there is none and we may.
 * @returns {{ executable: string } | { problem: string }} the problem is a sentence for the user
 */
export function bringChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named))
      return { problem: `CHROMIUM_PATH names ${named}, which is not there. ${INSTALL}` };
    const fault = whyNot(named);
    return fault ? { problem: `CHROMIUM_PATH will not do. ${fault} ${INSTALL}` } : { executable: named };
  }
  const found = firstThatStarts();
  if ('executable' in found) return found;
  if (!installChromium()) return found;
  return firstThatStarts();
}

/** @returns {{ executable: string } | { problem: string }} */
function firstThatStarts() {
  const faults = [];
  for (const executable of listChromium()) {
    const fault = whyNot(executable);
    if (!fault) return { executable };
    faults.push(fault);
  }
  const found = faults.length > 0 ? faults.join(' ') : 'No browser found that can load the extension.';
  return { problem: `${found} ${INSTALL} ${NOT_CHROME}${ubuntuNote()}` };
}

/**
 * A file with the right name is not yet a browser: Ubuntu has a script in its place that only tells what to install,
 * and a bare machine lacks the libraries that a downloaded one needs.
 * @param {string} executable
 * @returns {string | undefined} why it cannot be used
 */
function whyNot(executable) {
  // On Windows the browser does not print its version, it opens a window.
  if (process.platform === 'win32') return undefined;
  const run = spawnSync(executable, ['--version'], {
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (run.status === 0 && /\d+\.\d+/.test(run.stdout)) {
    const branded = /^Google Chrome (?!for Testing)/.test(run.stdout.trim());
    return branded ? `${executable} is Google Chrome. ${NOT_CHROME}` : undefined;
  }
  const [said = ''] = (run.error?.message ?? `${run.stderr}${run.stdout}`).trim().split('\n');
  return `${executable} does not start${said ? ` (“${said}”)` : ''}.`;
}

/**
 * Install the distribution's own Chromium: on Debian and its kin from the archive, on Ubuntu as a snap, because its
 * archive has none.
 * @returns {boolean} whether it was tried
 */
function installChromium() {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) return false;
  const root = asRoot();
  if (!root) return false;
  const commands = isUbuntu()
    ? [['snap', 'install', 'chromium']]
    : [
        ['apt-get', 'update'],
        ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
      ];
  process.stderr.write(`No browser found. Installing Chromium (${commands[0]?.[0]}) …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of commands) {
    const [command = '', ...args] = [...root, ...words];
    spawnSync(command, args, { env, stdio: ['ignore', 2, 2] });
  }
  return true;
}

function isUbuntu() {
  return existsSync('/etc/os-release') && /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function ubuntuNote() {
  return process.platform === 'linux' && isUbuntu()
    ? ' On Ubuntu, “sudo snap install chromium” brings one.'
    : '';
}

/** @returns {string[] | null} what goes before a command that needs rights; `null` where we have none */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}
