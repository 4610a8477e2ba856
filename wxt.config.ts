import { defineConfig } from 'wxt';

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
  manifest: ({ browser, mode }) => ({
    name: 'Clear Margin',
    description: 'Checks dermatology coding beside any web-based EHR. Nothing leaves this browser.',
    permissions: ['storage', 'scripting', 'activeTab'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    ...(mode === 'e2e' && { host_permissions: ['http://127.0.0.1/*'] }),
    action: { default_title: 'Clear Margin: check the codes of this note' },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'clear-margin@clear-margin.example',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
});
