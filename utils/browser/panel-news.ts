/** What reaches the panel from beside the page: news of the code tables, and what the organization has set. */
import { browser } from 'wxt/browser';
import { readManaged } from './managed.ts';
import { NO_NEWS, type PanelNews, type PanelNewsSource } from './panel-news-types.ts';
import { followState, readState } from './update-state.ts';

/** Name of the entry in `storage.local`. */
const CLOSED_KEY = 'closed-news';

/** Asks for nothing before somebody subscribes: the panel's first answer comes first. */
export function createPanelNews(signal: AbortSignal = new AbortController().signal): PanelNewsSource {
  const listeners = new Set<() => void>();
  let isAsked = false;
  let news = NO_NEWS.news();

  function show(change: Partial<PanelNews>): void {
    news = { ...news, ...change };
    for (const listener of listeners) listener();
  }
  async function ask(): Promise<void> {
    isAsked = true;
    followState(signal, (updates) => show({ updates }));
    // Each for itself: just after its own start the browser takes seconds to know its policies.
    const asked = [
      readState().then((updates) => show({ updates: news.updates ?? updates })),
      readManaged().then(({ settings }) => show({ managed: settings })),
      readClosed().then((closed) => show({ closed })),
    ];
    await Promise.all(asked);
  }
  return {
    news: () => news,
    subscribe(listener) {
      listeners.add(listener);
      if (!isAsked) void ask();
      return () => listeners.delete(listener);
    },
    close(key) {
      show({ closed: key });
      // Not kept, it is shown again by the next panel: no more than that.
      browser.storage.local.set({ [CLOSED_KEY]: key }).catch(() => undefined);
    },
    openOptions: () => void browser.runtime.openOptionsPage(),
  };
}

async function readClosed(): Promise<string> {
  const { [CLOSED_KEY]: held } = await browser.storage.local.get(CLOSED_KEY);
  return typeof held === 'string' ? held : '';
}
