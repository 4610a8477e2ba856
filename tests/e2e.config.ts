import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { findFirefox } from '../utils/cli/find-browser.mjs';

const FIREFOX_TESTS = 'tests/e2e/firefox*.test.ts';

const POLICY_TESTS = 'tests/e2e/managed*.test.ts';

const hasFirefox = findFirefox() !== undefined;
if (!hasFirefox) console.log('Firefox is not installed here: the walk in Firefox was not tested.');

/** Chromium reads policies from a folder that belongs to the machine. */
const maySetPolicy = process.platform === 'linux' && process.getuid?.() === 0;
if (!maySetPolicy) console.log('No policy may be set on this machine: a real policy file was not tested.');

/** The whole extension in real browsers, one file at a time: each file has a browser of its own. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['tests/e2e/**/*.test.ts'],
    exclude: [...(hasFirefox ? [] : [FIREFOX_TESTS]), ...(maySetPolicy ? [] : [POLICY_TESTS])],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
