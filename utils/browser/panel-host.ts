/** The browser as the panel sees it: the tab beside, whether its site is granted, and what is read there. */
import { browser } from 'wxt/browser';
import { isSameReading } from '../note/note-text.ts';
import { covers, readAddress, type Site } from './addresses.ts';
import { clearCount } from './badge.ts';
import { hostAccessRequests, patternStyle } from './features.ts';
import { allowReading, followFetchOnly } from './fetch-only.ts';
import { giveBack, readGrants } from './grants.ts';
import { createPageReader } from './page-reader.ts';
import { createPageTools } from './page-tools.ts';
import type { Beside, PanelHost } from './panel-types.ts';
import { resumeSite, stopSite } from './stopped-sites.ts';
import { follow, type TabBeside, watchTabBeside } from './tab-beside.ts';

/**
 * Watch the tab beside this panel and read its note while its site is granted.
 * @param signal ends it: every listener and port goes
 */
export function createPanelHost(signal: AbortSignal = new AbortController().signal): PanelHost {
  const shown = createShown(signal);
  const reader = createPageReader(signal, (beside) => {
    // Before the next patient is shown: what was dismissed for the last one must not count for this one.
    tools.lineChanged();
    shown.show(beside);
  });
  const tools = createPageTools(reader, signal, shown.tell);
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
    reader.keepOnly((pattern) => grants.some((grant) => covers(grant, pattern)));
    const site = siteOf(tab);
    const granted = site !== null && grants.some((grant) => covers(grant, site.pattern));
    settle(granted ? site : null);
  }

  /** Read the site beside, or forget what was read and say why nothing is. */
  function settle(granted: Site | null): void {
    if (tab !== null && granted !== null && !stopped.has(granted.pattern)) {
      reader.open(tab.id, granted);
      tools.turnTo(granted);
    } else {
      reader.hangUp(tab?.id ?? null);
      tools.turnTo(null);
      shown.show(describe(tab));
    }
  }

  follow(
    signal,
    browser.permissions.onAdded,
    () => void look().then(() => reader.current()?.link.findMore()),
  );
  follow(
    signal,
    browser.permissions.onRemoved,
    () => void look().then(() => reader.current()?.link.leaveWithheld()),
  );
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
      if (granted) stopped.resume(site.pattern);
      if (granted) await look();
      return granted;
    },
    async revoke() {
      const site = siteOf(tab);
      if (site === null) return;
      // Before anything is awaited: no look in between may open the line again.
      stopped.stop(site.pattern);
      reader.current()?.link.mark(new Map());
      settle(null);
      if (tab !== null) void clearCount(tab.id);
      try {
        await giveBack(site.pattern);
        stopped.resume(site.pattern);
      } finally {
        await look();
      }
    },
    async askForAccess() {
      if (tab !== null) await hostAccessRequests()?.addHostAccessRequest({ tabId: tab.id });
    },
    reconnect() {
      reader.hangUp(null);
      void look();
    },
    copy: (text) => navigator.clipboard.writeText(text),
    async grantFrame(origin) {
      const frame = readAddress(origin, patternStyle());
      if (frame.kind !== 'site') return false;
      void allowReading(frame.pattern);
      // As above: the browser asks only within the user's own click.
      const granted = await browser.permissions.request({ origins: [frame.pattern] });
      // The browser tells of a grant that is new; one that it held already it does not tell of.
      if (granted) await reader.current()?.link.findMore();
      return granted;
    },
    tools: tools.tools,
    mark: tools.mark,
    showInNote: tools.showInNote,
    point: tools.point,
    stopPointing: tools.stopPointing,
    forgetPointed: tools.forgetPointed,
    forgetSeen: tools.forgetSeen,
    setMarks: tools.setMarks,
    setRule: tools.setRule,
    dismiss: tools.dismiss,
    bringBack: tools.bringBack,
    openingKeys: tools.openingKeys,
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
  function tell(): void {
    for (const listener of listeners) listener();
  }
  return {
    tell,
    current: () => shown,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show(next: Beside): void {
      if (signal.aborted || isSame(shown, next)) return;
      shown = next;
      tell();
    },
  };
}

/** Each frame that comes on the line is a change of the line and none of what is read: the panel is not drawn for it. */
function isSame(before: Beside, next: Beside): boolean {
  return (
    before.state === 'granted' &&
    next.state === 'granted' &&
    before.site === next.site &&
    before.status === next.status &&
    before.encounter === next.encounter &&
    isSameReading(before.frames, next.frames)
  );
}

/**
 * Sites the user has told this panel to stop reading. Kept until the browser has taken the grant back, and for good
 * where it does not: what the user stopped must not start again by itself.
 */
function createStopped(signal: AbortSignal) {
  const patterns = new Set<string>();
  follow(signal, browser.permissions.onAdded, ({ origins }: { origins?: string[] | undefined }) => {
    for (const pattern of patterns) {
      if (origins?.some((origin) => covers(origin, pattern))) resume(pattern);
    }
  });
  function resume(pattern: string): void {
    if (patterns.delete(pattern)) void resumeSite(pattern);
  }
  return {
    has: (pattern: string) => patterns.has(pattern),
    resume,
    stop(pattern: string): void {
      patterns.add(pattern);
      void stopSite(pattern);
    },
  };
}
