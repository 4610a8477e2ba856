import { createServer } from 'vite';
import type { Served } from '../../utils/cli/serve-folders.ts';
import { editorPages } from '../fixtures/editors/editor-pages.ts';
import { ROOT } from './open-extension.ts';

/**
 * Serve the pages with real editors to this machine only, on a free port, with their packages put together.
 * They stand at `/tests/fixtures/pages/editors`.
 */
export async function serveEditors(): Promise<Served> {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [editorPages()],
    cacheDir: 'node_modules/.vite/editors',
    // Found late, a package would reload the page in the middle of a test.
    optimizeDeps: {
      entries: ['tests/fixtures/editors/*.{ts,tsx}', '!tests/fixtures/editors/editor-pages.ts'],
    },
    server: { host: '127.0.0.1', port: 0, hmr: false, ws: false, watch: null },
  });
  await server.listen();
  const [origin] = server.resolvedUrls?.local ?? [];
  if (origin === undefined) throw new Error('The pages with editors are not served.');
  return {
    origin: origin.replace(/\/$/u, ''),
    close() {
      server.close().catch(() => {});
    },
  };
}
