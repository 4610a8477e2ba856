/** The panel's line to the page beside, at most one at a time, and what is remembered of the encounter on it. */
import { browser } from 'wxt/browser';
import type { FrameState } from '../note/types.ts';
import type { Site } from './addresses.ts';
import { createEncounterKeeper } from './encounter-keeper.ts';
import { listenForNotice } from './messaging.ts';
import { type NoteLink, openNoteLink } from './note-link.ts';
import type { Beside } from './panel-types.ts';
import { readOrderFor } from './read-order.ts';
import { follow } from './tab-beside.ts';
import { createVisitMemory, type VisitMemory } from './visit-memory.ts';

interface OpenLine {
  readonly tabId: number;
  readonly site: Site;
  readonly link: NoteLink;
  readonly visit: VisitMemory;
}

export interface PageReader {
  /** The line that is open, if any. */
  current(): OpenLine | null;
  /** What the frames on the line say now. */
  frames(): readonly FrameState[];
  /** Hang up. @param tabId what was read of this tab is forgotten: it must not be read any more */
  hangUp(tabId: number | null): void;
  /** Forget what was read of every site that fails the test. */
  keepOnly(isGranted: (site: string) => boolean): void;
  /** Open the line to a granted tab. An open one to the same site stays. */
  open(tabId: number, site: Site): void;
  /** Read the page anew. @param places selectors to go by beside those that are kept */
  readAgain(places: readonly string[]): void;
  /** Forget what was read before and is not on the screen now. */
  forgetSeen(): void;
}

export function createPageReader(signal: AbortSignal, show: (beside: Beside) => void): PageReader {
  const keeper = createEncounterKeeper();
  let open: OpenLine | null = null;

  function hangUp(): void {
    open?.link.close();
    open = null;
  }
  function showLink(): void {
    if (open === null) return;
    const view = open.link.view();
    const { site } = open.site;
    if (view.status === 'lost' || view.status === 'taken') {
      show({ state: view.status, site });
      return;
    }
    const encounter = open.visit.follow(view.frames);
    show({ state: 'granted', site, ...view, ...(encounter !== null && { encounter }) });
  }
  listenForNotice(
    'frame-ready',
    (_, { tabId, frameId }) => {
      if (open !== null && tabId === open.tabId && frameId !== null) open.link.frameReady(frameId);
    },
    signal,
  );
  follow(signal, browser.tabs.onRemoved, (tabId: number) => keeper.forget(tabId));
  signal.addEventListener('abort', hangUp, { once: true });
  return {
    current: () => open,
    frames() {
      const view = open?.link.view();
      return view !== undefined && 'frames' in view ? view.frames : [];
    },
    hangUp(tabId) {
      if (open !== null && open.tabId === tabId) open.visit.forget();
      hangUp();
      if (tabId !== null) keeper.forget(tabId);
    },
    keepOnly: keeper.keepOnly,
    open(tabId, site) {
      const isSame = open?.tabId === tabId && open.site.pattern === site.pattern;
      if (isSame && open?.link.alive()) return;
      hangUp();
      const link = openNoteLink(tabId, {
        order: readOrderFor(site.pattern),
        how: 'start',
        onHeld: (memory) => visit.recall(memory),
        onChange: showLink,
      });
      const visit = createVisitMemory({
        keeper,
        tabId,
        site: site.pattern,
        hold: link.hold,
        onChange: showLink,
      });
      open = { tabId, site, link, visit };
      showLink();
    },
    readAgain(places) {
      open?.link.read(readOrderFor(open.site.pattern, places));
    },
    forgetSeen() {
      if (open === null) return;
      open.visit.forgetEarlier();
      showLink();
    },
  };
}
