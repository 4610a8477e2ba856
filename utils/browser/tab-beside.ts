/** Which tab stands beside the panel, and what its address lets us do. */
import { browser } from 'wxt/browser';
import { type Address, readAddress, type Site } from './addresses.ts';
import { patternStyle } from './features.ts';
import { listenForNotice } from './messaging.ts';

/** A tab as the browser gives it. */
export interface FoundTab {
  readonly id: number;
  /** `undefined` where the browser hides it. */
  readonly url: string | undefined;
}

/** The tab beside, and what its address said when it was last looked at. */
export interface TabBeside {
  readonly id: number;
  readonly address: Address;
}

export interface TabWatch {
  /** Ask the browser for the tab beside. `null` where there is none. */
  find(): Promise<FoundTab | null>;
  /**
   * Take a found tab as the one beside, and say what its address lets us do. Apart from `find`, because answers may
   * come out of order: an old one must not bring back an address that was forgotten since.
   */
  recognise(found: FoundTab | null): TabBeside | null;
}

/**
 * Watch for everything that may put another tab or another page beside this panel. In a window of its own the panel
 * is tied to the tab its address names (`?tab=ID`), or to the one whose toolbar button was pressed last.
 * @param onChange called when the tab beside should be looked at afresh
 */
export function watchTabBeside(signal: AbortSignal, onChange: () => void): TabWatch {
  const memory = createTabMemory();
  let pinned = pinnedTab();
  let windowId: number | null = null;
  /** `null` while the browser has not said which tab it is: until then news of any tab may be news of this one. */
  let current: number | null = pinned;

  followTabs(signal, onChange, (tabId, isNewPage) => {
    if (isNewPage) memory.forget(tabId);
    if (current === null || tabId === current) onChange();
  });
  listenForNotice(
    'toolbar-pressed',
    (press) => {
      if (pinned !== null) pinned = press.tabId;
      else if (windowId !== null && press.windowId !== windowId) return;
      memory.pressed(press.tabId);
      onChange();
    },
    signal,
  );

  return {
    async find() {
      current = pinned;
      try {
        if (pinned !== null) return plainTab(await browser.tabs.get(pinned));
        const [here] = await browser.tabs.query({ active: true, currentWindow: true });
        windowId = here?.windowId ?? windowId;
        return plainTab(here);
      } catch {
        // The tab or window was closed between the event and the question.
        return null;
      }
    },
    recognise(found) {
      current = found?.id ?? pinned;
      return found && { id: found.id, address: memory.read(found) };
    },
  };
}

/** What is known of tabs beyond what the browser says at the moment. */
function createTabMemory() {
  const style = patternStyle();
  /** The tab whose button was pressed: an address still hidden there is one no extension may see. */
  let pressed: number | null = null;
  /** What was seen of a tab before the browser hid it again, as it does when a grant is given back. */
  let seen: { readonly tabId: number; readonly site: Site } | null = null;
  return {
    read({ id, url }: FoundTab): Address {
      const address = readAddress(url, style);
      if (address.kind === 'site') seen = { tabId: id, site: address };
      if (address.kind !== 'hidden') return address;
      if (seen?.tabId === id) return seen.site;
      if (pressed !== id) return address;
      return { kind: 'unreadable', why: 'This page belongs to the browser. No extension can read it.' };
    },
    pressed(tabId: number): void {
      pressed = tabId;
    },
    forget(tabId: number): void {
      if (seen?.tabId === tabId) seen = null;
      if (pressed === tabId) pressed = null;
    },
  };
}

/** @param onTab a tab changed; `isNewPage`: what was known of its page no longer holds */
function followTabs(
  signal: AbortSignal,
  onOther: () => void,
  onTab: (tabId: number, isNewPage: boolean) => void,
): void {
  const { tabs } = browser;
  follow(signal, tabs.onActivated, () => onOther());
  follow(signal, tabs.onAttached, () => onOther());
  follow(signal, tabs.onReplaced, () => onOther());
  follow(signal, tabs.onRemoved, (tabId: number) => onTab(tabId, true));
  follow(signal, tabs.onUpdated, (tabId: number, change: { status?: string | undefined }) =>
    onTab(tabId, change.status === 'loading'),
  );
}

/** Hear an event until the signal aborts. */
export function follow<F>(
  signal: AbortSignal,
  event: { addListener(listener: F): void; removeListener(listener: F): void },
  listener: F,
): void {
  event.addListener(listener);
  signal.addEventListener('abort', () => event.removeListener(listener), { once: true });
}

/** The tab a panel in a window of its own is tied to. */
function pinnedTab(): number | null {
  const named = new URLSearchParams(globalThis.location?.search ?? '').get('tab');
  return named !== null && /^\d+$/.test(named) ? Number(named) : null;
}

function plainTab(found: { id?: number | undefined; url?: string | undefined } | undefined): FoundTab | null {
  return found?.id === undefined ? null : { id: found.id, url: found.url };
}
