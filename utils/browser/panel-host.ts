/** The browser as the panel sees it: which tab stands beside it, what may be read there, and what it reads. */
import { browser } from 'wxt/browser';
import { type Address, covers, readAddress } from './addresses.ts';
import { hostAccessRequests, patternStyle } from './features.ts';
import { listenForNotice } from './messaging.ts';
import { type NoteLink, openNoteLink } from './note-link.ts';
import type { Beside, PanelHost } from './panel-types.ts';

/** The tab beside, and what was known of it when it was last looked at. */
interface Tab {
  readonly id: number;
  readonly address: Address;
}

type Site = Extract<Address, { kind: 'site' }>;

/**
 * Watch the tab beside this panel and read its note while its site is granted.
 * In a window of its own the panel is tied to the tab its address names (`?tab=ID`).
 * @param signal ends it: every listener and port goes
 */
export function createPanelHost(signal: AbortSignal = new AbortController().signal): PanelHost {
  const style = patternStyle();
  const listeners = new Set<() => void>();
  let pinned = pinnedTab();
  let windowId: number | null = null;
  let tab: Tab | null = null;
  let link: { readonly tabId: number; readonly site: Site; readonly line: NoteLink } | null = null;
  let beside: Beside = { state: 'asking' };
  let turn = 0;
  /** The tab whose button was pressed: an address still hidden there is one no extension may see. */
  let pressed: number | null = null;
  /** What was seen of a tab before the browser hid it again, as it does when a grant is given back. */
  let seen: { readonly tabId: number; readonly site: Site } | null = null;

  function show(next: Beside): void {
    if (signal.aborted) return;
    beside = next;
    for (const listener of listeners) listener();
  }

  /** Look at the tab beside afresh. Only the newest look counts: answers may arrive out of order. */
  async function look(): Promise<void> {
    turn += 1;
    const mine = turn;
    const found = await findTab();
    if (mine !== turn || signal.aborted) return;
    tab = found && { id: found.id, address: addressOf(found) };
    if (tab?.address.kind !== 'site') return settle(null);
    const granted = await browser.permissions.contains({ origins: [tab.address.pattern] });
    if (mine !== turn || signal.aborted) return;
    settle(granted ? tab.address : null);
  }

  function addressOf(found: { readonly id: number; readonly url: string | undefined }): Address {
    const address = readAddress(found.url, style);
    if (address.kind === 'site') seen = { tabId: found.id, site: address };
    if (address.kind !== 'hidden') return address;
    if (seen?.tabId === found.id) return seen.site;
    if (pressed === found.id) {
      return { kind: 'unreadable', why: 'This page belongs to the browser. No extension can read it.' };
    }
    return address;
  }

  function settle(granted: Site | null): void {
    if (tab && granted) {
      openLink(tab.id, granted);
      return;
    }
    hangUp();
    const address = tab?.address ?? { kind: 'unreadable', why: 'There is no page beside this panel.' };
    if (address.kind === 'site') show({ state: 'ungranted', site: address.site });
    else if (address.kind === 'hidden') show({ state: 'hidden', canAsk: hostAccessRequests() !== null });
    else show({ state: 'unreadable', why: address.why });
  }

  function openLink(tabId: number, site: Site): void {
    if (link?.tabId === tabId && link.site.pattern === site.pattern && link.line.alive()) return;
    hangUp();
    link = { tabId, site, line: openNoteLink(tabId, showLink) };
    showLink();
  }

  function showLink(): void {
    if (link) show({ state: 'granted', site: link.site.site, ...link.line.view() });
  }

  function hangUp(): void {
    link?.line.close();
    link = null;
  }

  async function findTab(): Promise<{ id: number; url: string | undefined } | null> {
    try {
      if (pinned !== null) return plainTab(await browser.tabs.get(pinned));
      windowId ??= (await browser.windows.getCurrent()).id ?? null;
      const [active] = await browser.tabs.query({
        active: true,
        ...(windowId === null ? { currentWindow: true } : { windowId }),
      });
      return active ? plainTab(active) : null;
    } catch {
      // The tab or window was closed between the event and the question.
      return null;
    }
  }

  function forget(tabId: number): void {
    if (seen?.tabId === tabId) seen = null;
    if (pressed === tabId) pressed = null;
  }

  follow(browser.tabs.onActivated, () => void look());
  follow(browser.tabs.onUpdated, (tabId: number, change: { status?: string | undefined }) => {
    if (change.status === 'loading') forget(tabId);
    if (tabId === (tab?.id ?? pinned)) void look();
  });
  follow(browser.tabs.onRemoved, (tabId: number) => {
    forget(tabId);
    if (tabId === tab?.id) void look();
  });
  follow(browser.tabs.onAttached, () => void look());
  follow(browser.tabs.onReplaced, () => void look());
  follow(browser.permissions.onAdded, () => void look());
  follow(browser.permissions.onRemoved, () => void look());
  listenForNotice('toolbar-pressed', (body) => heardPress(body.tabId, body.windowId), signal);
  listenForNotice('frame-ready', (_, sender) => heardFrame(sender.tabId, sender.frameId), signal);
  signal.addEventListener('abort', hangUp, { once: true });

  function heardPress(tabId: number, inWindow: number): void {
    if (pinned !== null) pinned = tabId;
    else if (windowId !== null && inWindow !== windowId) return;
    pressed = tabId;
    void look();
  }

  function heardFrame(tabId: number | null, frameId: number | null): void {
    if (link && tabId === link.tabId && frameId !== null) link.line.frameReady(frameId);
  }

  function follow<F>(
    event: { addListener(listener: F): void; removeListener(listener: F): void },
    listener: F,
  ): void {
    event.addListener(listener);
    signal.addEventListener('abort', () => event.removeListener(listener), { once: true });
  }

  void look();
  return {
    beside: () => beside,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async grant() {
      if (tab?.address.kind !== 'site') return false;
      // Nothing may be awaited before this line: the browser asks only within the user's own click.
      const granted = await browser.permissions.request({ origins: [tab.address.pattern] });
      if (granted) await look();
      return granted;
    },
    async revoke() {
      if (tab?.address.kind !== 'site') return;
      const { pattern } = tab.address;
      hangUp();
      const held = (await browser.permissions.getAll()).origins ?? [];
      const given = held.filter((origin) => covers(origin, pattern));
      if (given.length > 0) await browser.permissions.remove({ origins: given });
      await look();
    },
    async askForAccess() {
      if (tab) await hostAccessRequests()?.addHostAccessRequest({ tabId: tab.id });
    },
    reconnect() {
      hangUp();
      void look();
    },
    copy: (text) => navigator.clipboard.writeText(text),
  };
}

/** The tab a panel in a window of its own is tied to. */
function pinnedTab(): number | null {
  const named = new URLSearchParams(globalThis.location?.search ?? '').get('tab');
  return named !== null && /^\d+$/.test(named) ? Number(named) : null;
}

function plainTab(found: { id?: number | undefined; url?: string | undefined }) {
  return found.id === undefined ? null : { id: found.id, url: found.url };
}
