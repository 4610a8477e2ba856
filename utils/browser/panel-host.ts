/** The browser as the panel sees it: the tab beside, whether its site is granted, and what is read there. */
import { browser } from 'wxt/browser';
import { covers, type Site } from './addresses.ts';
import { hostAccessRequests } from './features.ts';
import { allowReading, followFetchOnly } from './fetch-only.ts';
import { giveBack, readGrants } from './grants.ts';
import { listenForNotice } from './messaging.ts';
import { type NoteLink, openNoteLink } from './note-link.ts';
import type { Beside, PanelHost } from './panel-types.ts';
import { follow, type TabBeside, watchTabBeside } from './tab-beside.ts';

/**
 * Watch the tab beside this panel and read its note while its site is granted.
 * @param signal ends it: every listener and port goes
 */
export function createPanelHost(signal: AbortSignal = new AbortController().signal): PanelHost {
  const shown = createShown(signal);
  const reader = createReader(signal, shown.show);
  const stopped = createStopped(signal);
  const watch = watchTabBeside(signal, () => void look());
  let tab: TabBeside | null = null;
  let turn = 0;

  /** Look at the tab beside afresh. Only the newest look counts: answers may arrive out of order. */
  async function look(): Promise<void> {
    turn += 1;
    const mine = turn;
    // Asked side by side: while the panel opens the browser is busy, and each answer takes its time.
    const [found, grants] = await Promise.all([watch.find(), readGrants()]);
    if (mine !== turn || signal.aborted) return;
    tab = watch.recognise(found);
    const site = siteOf(tab);
    const granted = site !== null && grants.some((grant) => covers(grant, site.pattern));
    settle(granted ? site : null);
  }

  /** Read the site beside, or forget what was read and say why nothing is. */
  function settle(granted: Site | null): void {
    if (tab !== null && granted !== null && !stopped.has(granted.pattern)) {
      reader.open(tab.id, granted);
    } else {
      reader.hangUp();
      shown.show(describe(tab));
    }
  }

  follow(signal, browser.permissions.onAdded, () => void look());
  follow(signal, browser.permissions.onRemoved, () => void look());
  followFetchOnly(() => void look(), signal);
  void look();
  return {
    beside: shown.current,
    subscribe: shown.subscribe,
    async grant() {
      const site = siteOf(tab);
      if (site === null) return false;
      void allowReading(site.pattern);
      // Nothing may be awaited before this line: the browser asks only within the user's own click.
      const granted = await browser.permissions.request({ origins: [site.pattern] });
      if (granted) stopped.delete(site.pattern);
      if (granted) await look();
      return granted;
    },
    async revoke() {
      const site = siteOf(tab);
      if (site === null) return;
      // Before anything is awaited: no look in between may open the line again.
      stopped.add(site.pattern);
      settle(null);
      try {
        await giveBack(site.pattern);
        stopped.delete(site.pattern);
      } finally {
        await look();
      }
    },
    async askForAccess() {
      if (tab !== null) await hostAccessRequests()?.addHostAccessRequest({ tabId: tab.id });
    },
    reconnect() {
      reader.hangUp();
      void look();
    },
    copy: (text) => navigator.clipboard.writeText(text),
  };
}

function siteOf(tab: TabBeside | null): Site | null {
  return tab?.address.kind === 'site' ? tab.address : null;
}

/** What stands beside when nothing is read there. */
function describe(tab: TabBeside | null): Beside {
  if (tab === null) return { state: 'unreadable', why: 'There is no page beside this panel.' };
  const { address } = tab;
  if (address.kind === 'site') return { state: 'ungranted', site: address.site };
  if (address.kind === 'hidden') {
    return { state: 'hidden', tab: tab.id, canAsk: hostAccessRequests() !== null };
  }
  return { state: 'unreadable', why: address.why };
}

/** What the panel shows at the moment, and who wants to know when that changes. */
function createShown(signal: AbortSignal) {
  const listeners = new Set<() => void>();
  let shown: Beside = { state: 'asking' };
  return {
    current: () => shown,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show(next: Beside): void {
      if (signal.aborted) return;
      shown = next;
      for (const listener of listeners) listener();
    },
  };
}

/** The line to the page beside, at most one at a time. */
function createReader(signal: AbortSignal, show: (beside: Beside) => void) {
  let open: { readonly tabId: number; readonly site: Site; readonly link: NoteLink } | null = null;

  function hangUp(): void {
    open?.link.close();
    open = null;
  }
  function showLink(): void {
    if (open === null) return;
    const view = open.link.view();
    const { site } = open.site;
    show(view.status === 'lost' ? { state: 'lost', site } : { state: 'granted', site, ...view });
  }
  listenForNotice(
    'frame-ready',
    (_, { tabId, frameId }) => {
      if (open !== null && tabId === open.tabId && frameId !== null) open.link.frameReady(frameId);
    },
    signal,
  );
  signal.addEventListener('abort', hangUp, { once: true });
  return {
    hangUp,
    /** Open the line to a granted tab. An open one to the same site stays. */
    open(tabId: number, site: Site): void {
      if (open?.tabId === tabId && open.site.pattern === site.pattern && open.link.alive()) return;
      hangUp();
      open = { tabId, site, link: openNoteLink(tabId, showLink) };
      showLink();
    },
  };
}

/**
 * Sites the user has told this panel to stop reading. Kept until the browser has taken the grant back, and for good
 * where it does not: what the user stopped must not start again by itself.
 */
function createStopped(signal: AbortSignal) {
  const patterns = new Set<string>();
  follow(signal, browser.permissions.onAdded, ({ origins }: { origins?: string[] | undefined }) => {
    for (const pattern of patterns) {
      if (origins?.some((origin) => covers(origin, pattern))) patterns.delete(pattern);
    }
  });
  return patterns;
}
