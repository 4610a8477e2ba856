import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
};

export interface Served {
  /** `http://127.0.0.1:41234`, without a slash at its end. */
  readonly origin: string;
  close(): void;
}

/**
 * Serve files to this machine only, on a free port.
 * @param folders looked through in order; `/` is the `index.html` of the first
 */
export async function serveFolders(...folders: string[]): Promise<Served> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    const file = findFile(folders, decodeURIComponent(path.endsWith('/') ? `${path}index.html` : path));
    response.setHeader('cache-control', 'no-store');
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A path may not climb out of its folder. */
function findFile(folders: readonly string[], path: string): string | undefined {
  return folders
    .map((folder) => ({ folder: normalize(folder), file: normalize(join(folder, path)) }))
    .filter(({ folder, file }) => file.startsWith(folder + sep))
    .map(({ file }) => file)
    .find((file) => existsSync(file) && statSync(file).isFile());
}
