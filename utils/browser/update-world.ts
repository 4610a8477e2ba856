/** The browser as the updater sees it. */

import { fetchPackaged } from '../updates/packaged-file.ts';
import { openTableStore } from '../updates/table-store.ts';
import type { TableBytes } from '../updates/types.ts';
import type { UpdateWorld } from '../updates/world.ts';
import { mayFetch } from './source-grants.ts';
import { readUpdateSettings } from './update-settings.ts';
import { publishState } from './update-state.ts';

export function createUpdateWorld(): UpdateWorld {
  return {
    store: openTableStore(),
    fetch: (url, init) => fetch(url, init),
    now: () => Date.now(),
    random: () => Math.random(),
    isOnline: () => navigator.onLine,
    mayFetch,
    packagedTables,
    settings: readUpdateSettings,
    onChange: (state) => void publishState(state),
    // Open panels learn of other tables from the state.
    onSwap: () => undefined,
  };
}

/** @throws Error where the browser does not hand a file of the package out */
async function packagedTables(): Promise<TableBytes> {
  const [book, search, notes] = await Promise.all([
    fetchPackaged('book'),
    fetchPackaged('search'),
    fetchPackaged('notes'),
  ]);
  return { book, search, notes };
}
