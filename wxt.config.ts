import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import { minify } from 'terser';
import { defineConfig } from 'wxt';

// WXT names the environment after the mode. The build that is tested and timed must be the one people install.
if (process.env.NODE_ENV === 'e2e') process.env.NODE_ENV = 'production';

/** Made by the build from the tables in `assets/`, so they do not exist yet when types are generated. */
const BOOK_FILES = ['book/book.bin', 'book/lexicon.bin', 'book/search.bin', 'book/notes.bin'];

/**
 * One source, three browsers. No host permission is asked at install: a site is granted by the user, one by one.
 * `--mode e2e` is the only build that carries one, for the loopback address the tests and `npm start` serve from.
 */
export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  publicDir: 'assets/public',
  webExt: { disabled: true },
  // Assets under 4 kB would become data: addresses, which our content security policy rightly refuses.
  vite: () => ({
    build: {
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Each file of a page costs the browser some 4 ms of work, and the panel opens no sooner than the last has come.
      // What a page loads later is in its one file as well, and runs when it is asked for.
      rolldownOptions: { output: { codeSplitting: false } },
      chunkSizeWarningLimit: 600,
    },
    plugins: [ownCodeInPages(), smallestInPages()],
  }),
  hooks: {
    // Each page by itself: what two of them share would be a file of its own.
    'entrypoints:grouped': (_, groups) => {
      const apart = groups.flatMap((group) => (Array.isArray(group) ? group.map((page) => [page]) : [group]));
      groups.splice(0, groups.length, ...apart);
    },
    'prepare:publicPaths': (_, paths) => {
      paths.push(...BOOK_FILES);
    },
    'build:before': async () => {
      const { buildBook } = await import('./utils/cli/build-book.ts');
      await buildBook();
    },
    'zip:extension:done': (_, path) => packTighter(path),
  },
  manifest: ({ browser, mode }) => ({
    name: 'Clear Margin',
    description: 'Checks dermatology coding beside any web-based EHR. Nothing leaves this browser.',
    permissions: ['scripting', 'activeTab', 'storage', 'unlimitedStorage', 'alarms'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    ...(mode === 'e2e' && { host_permissions: ['http://127.0.0.1/*'] }),
    action: { default_title: 'Clear Margin: check the codes of this note' },
    commands: {
      // Opens the panel: the same as a press on the toolbar button. Users change it in the browser's settings.
      _execute_action: { suggested_key: { default: 'Alt+Shift+C' } },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'clear-margin@clear-margin.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : // The first release whose ports close when a page is put away for the Back button.
        {
          minimum_chrome_version: '123',
          // What an organization can set by policy. Firefox reads the same names from its own policies and wants no schema.
          storage: { managed_schema: 'managed-schema.json' },
        }),
  }),
});

/**
 * Every frame of a granted site carries the content script, so nothing but our own code goes into it: WXT's context
 * gives way to an empty one of ours, and with it goes the polyfill that it would bring along.
 */
function ownCodeInPages() {
  const context = fileURLToPath(new URL('./utils/browser/page-context.ts', import.meta.url));
  return {
    name: 'own-code-in-pages',
    enforce: 'pre' as const,
    resolveId: (id: string) => (id === 'wxt/utils/content-script-context' ? context : null),
    // WXT starts a script within its plugins and a logger of its own; ours is started and nothing else.
    transform(code: string, id: string) {
      if (!/content-script-isolated-world-entrypoint|unlisted-script-entrypoint/.test(id)) return null;
      const [own] = /^import definition from .*$/m.exec(code) ?? [];
      return own === undefined ? null : { code: `${own}\nexport default definition.main();`, map: null };
    },
  };
}

/** What goes into every frame is made small once more: functions that are called from one place go there, as arrows. */
function smallestInPages() {
  return {
    name: 'smallest-in-pages',
    apply: 'build' as const,
    enforce: 'post' as const,
    async generateBundle(_: unknown, bundle: Record<string, { type: string; code?: string }>) {
      for (const [name, file] of Object.entries(bundle)) {
        if (!name.startsWith('content-scripts/') || file.code === undefined) continue;
        const { code } = await minify(file.code, {
          ecma: 2020,
          compress: { ecma: 2020, passes: 3, unsafe_arrows: true, negate_iife: false },
        });
        file.code = code ?? file.code;
      }
    },
  };
}

/**
 * Node's own deflate looks for repeats of four bytes and more, and our tables are full of shorter ones: packed again,
 * the archive is a tenth smaller. All files bear one day, so that the same build makes the same archive.
 */
function packTighter(path: string): void {
  const files = unzipSync(readFileSync(path));
  writeFileSync(path, zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) }));
}
