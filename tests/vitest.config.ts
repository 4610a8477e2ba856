import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { findChromium } from '../utils/cli/find-browser.mjs';
import { editorPages } from './fixtures/editors/editor-pages.ts';

const chromium = findChromium();

/** Generous: on a busy machine a slow test is no wrong one. Speed is held by the benchmarks. */
const patience = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 20_000 } },
  setupFiles: [fileURLToPath(new URL('know-words.ts', import.meta.url))],
};

/**
 * Three kinds of test, by what they need: `unit` nothing but Node, `dom` a simulated page, `browser` a real one.
 * WxtVitest stands in each project: at the root, with `extends`, it breaks the fake storage.
 */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    projects: [
      {
        plugins: [WxtVitest()],
        test: { ...patience, name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node' },
      },
      {
        plugins: [WxtVitest()],
        test: {
          ...patience,
          name: 'dom',
          include: ['tests/dom/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
        },
      },
      {
        plugins: [editorPages()],
        // The panel's worker fetches the compiled tables from here, as it does in the extension.
        publicDir: fileURLToPath(new URL('../assets/public', import.meta.url)),
        // Found late, these would reload the page in the middle of a test.
        optimizeDeps: {
          entries: ['tests/fixtures/editors/*.{ts,tsx}', '!tests/fixtures/editors/editor-pages.ts'],
          include: [
            'axe-core',
            'react',
            'react/jsx-dev-runtime',
            'react-dom/client',
            '@tanstack/react-query',
          ],
        },
        test: {
          ...patience,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: {
                ...(chromium && { executablePath: chromium }),
                args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
              },
            }),
          },
        },
      },
    ],
  },
});
