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
  return listChromium(env)[0];
}

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string[]} everything that by its name and place can be such a browser, the likeliest first
 */
export function listChromium(env = process.env) {
  const found = [...listOnPath(CHROMIUM_NAMES, env), ...listInPlaces(CHROMIUM_PLACES), ...listDownloaded()];
  return [...new Set(found)];
}

/**
 * @param {NodeJS.ProcessEnv} [env] `FIREFOX_PATH` goes before everything found
 * @returns {string | undefined}
 */
export function findFirefox(env = process.env) {
  if (env.FIREFOX_PATH) return existsSync(env.FIREFOX_PATH) ? env.FIREFOX_PATH : undefined;
  return listOnPath(FIREFOX_NAMES, env)[0] ?? listInPlaces(FIREFOX_PLACES)[0];
}

/**
 * @param {string[]} names
 * @param {NodeJS.ProcessEnv} env
 */
function listOnPath(names, env) {
  const ends = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.flatMap((folder) => ends.map((end) => join(folder, name + end))))
    .filter((file) => existsSync(file));
}

/** @param {Record<string, string[]>} places */
function listInPlaces(places) {
  return (places[process.platform] ?? []).filter((file) => existsSync(file));
}

/** Chrome for Testing as its own installer and Playwright keep it: a folder a version, below the home folder. */
function listDownloaded() {
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
  return homes
    .filter((home) => existsSync(home))
    .flatMap((home) =>
      readdirSync(home)
        .sort()
        .reverse()
        .flatMap((version) => executables.map((file) => join(home, version, file))),
    )
    .filter((file) => existsSync(file));
}
