/** What reaches the panel from beside the page, and where it comes from. */
import type { UpdateState } from '../updates/types.ts';
import { type ManagedSettings, NOTHING_MANAGED } from './managed-types.ts';

export interface PanelNews {
  /** `null` until the background has told. */
  readonly updates: UpdateState | null;
  readonly managed: ManagedSettings;
  /** Key of the line of news that the user has closed last; `null` until that is known. */
  readonly closed: string | null;
}

export interface PanelNewsSource {
  /** The same object until something changes (made for `useSyncExternalStore`). */
  news(): PanelNews;
  subscribe(listener: () => void): () => void;
  /** Do not show this line of news again. */
  close(key: string): void;
  openOptions(): void;
}

/** Nothing is known, and nothing comes. */
export const NO_NEWS: PanelNewsSource = {
  news: () => UNKNOWN,
  subscribe: () => () => undefined,
  close: () => undefined,
  openOptions: () => undefined,
};

const UNKNOWN: PanelNews = { updates: null, managed: NOTHING_MANAGED, closed: null };
