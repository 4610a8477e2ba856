/**
 * Where an installed browser is that can load our unpacked extension.
 * Plain JavaScript: `setup.mjs` needs it before TypeScript can run.
 */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Branded Google Chrome (137 and later) ignores `--load-extension`, so it is not in these lists.
 * @type {Record<string, string[]>}
 */
const CHROMIUM_PLACES = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/lib/chromium/chromium',
    '/opt/chromium/chrome',
    '/opt/chrome-for-testing/chrome',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
    '/usr/bin/microsoft-edge-stable',
    '/opt/microsoft/msedge/msedge',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Chromium\\Application\\chrome.exe',
    `${process.env.LOCALAPPDATA ?? ''}\\Chromium\\Application\\chrome.exe`,
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const CHROMIUM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-for-testing',
  'microsoft-edge',
  'msedge',
];

/** @type {Record<string, string[]>} */
const FIREFOX_PLACES = {
  linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/opt/firefox/firefox', '/snap/bin/firefox'],
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

const FIREFOX_NAMES = ['firefox-esr', 'firefox'];

/**
 * @param {NodeJS.ProcessEnv} [env] `CHROMIUM_PATH` goes before everything found
 * @returns {string | undefined} the executable, or `undefined` where there is none
 */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) return existsSync(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined;
  return findOnPath(CHROMIUM_NAMES, env) ?? findInPlaces(CHROMIUM_PLACES) ?? findDownloaded();
}

/**
 * @param {NodeJS.ProcessEnv} [env] `FIREFOX_PATH` goes before everything found
 * @returns {string | undefined}
 */
export function findFirefox(env = process.env) {
  if (env.FIREFOX_PATH) return existsSync(env.FIREFOX_PATH) ? env.FIREFOX_PATH : undefined;
  return findOnPath(FIREFOX_NAMES, env) ?? findInPlaces(FIREFOX_PLACES);
}

/**
 * @param {string[]} names
 * @param {NodeJS.ProcessEnv} env
 */
function findOnPath(names, env) {
  const ends = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const name of names) {
    for (const folder of folders) {
      const found = ends.map((end) => join(folder, name + end)).find((file) => existsSync(file));
      if (found) return found;
    }
  }
  return undefined;
}

/** @param {Record<string, string[]>} places */
function findInPlaces(places) {
  return (places[process.platform] ?? []).find((file) => existsSync(file));
}

/** Chrome for Testing as its own installer and Playwright keep it: a folder a version, below the home folder. */
function findDownloaded() {
  const inside = {
    linux: ['chrome-linux64/chrome', 'chrome-linux/chrome'],
    darwin: [
      'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    ],
    win32: ['chrome-win64/chrome.exe', 'chrome-win/chrome.exe'],
  };
  const executables = inside[/** @type {keyof typeof inside} */ (process.platform)] ?? [];
  const homes = [
    join(homedir(), '.cache', 'puppeteer', 'chrome'),
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
  ];
  for (const home of homes.filter((folder) => existsSync(folder))) {
    for (const version of readdirSync(home).sort().reverse()) {
      const found = executables.map((file) => join(home, version, file)).find((file) => existsSync(file));
      if (found) return found;
    }
  }
  return undefined;
}
