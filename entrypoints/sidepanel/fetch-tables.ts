/** The two compiled tables, as packed with the extension. */
export interface TableBytes {
  readonly book: ArrayBuffer;
  readonly search: ArrayBuffer;
}

/**
 * Fetch both tables at once: that is the slow part of opening the panel. The page names them for preloading in its
 * head, so that they are on their way before any script runs; the worker fetches them itself where that failed.
 * @throws Error where the browser does not hand a file out
 */
export async function fetchTables(): Promise<TableBytes> {
  const [book, search] = await Promise.all([fetchTable('/book/book.bin'), fetchTable('/book/search.bin')]);
  return { book, search };
}

async function fetchTable(path: string): Promise<ArrayBuffer> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  return answer.arrayBuffer();
}
