/** What is remembered of the encounters in the browser's tabs, each for as long as its tab shows its site. Memory only. */
import {
  type Encounter,
  type EncounterMemory,
  followEncounter,
  forgetEarlier,
  NOTHING_SEEN,
} from '../note/encounter.ts';
import type { FrameState } from '../note/types.ts';

/** Tabs remembered. A coder has a few charts open; whoever opens more starts over in the one left longest. */
const MOST_TABS = 12;

interface Tab {
  /** Pattern of the site. */
  readonly site: string;
  memory: EncounterMemory;
  /** The frames taken in last, so that the same ones are taken in once. */
  frames: readonly FrameState[];
  encounter: Encounter | null;
}

export interface EncounterKeeper {
  /** Take in what a tab shows. @returns the encounter it names, `null` where it names none */
  follow(tabId: number, site: string, frames: readonly FrameState[]): Encounter | null;
  /** Forget what is not on the screen of a tab now. */
  forgetEarlier(tabId: number): void;
  forget(tabId: number): void;
  /** Forget every tab whose site fails the test. */
  keepOnly(isGranted: (site: string) => boolean): void;
}

export function createEncounterKeeper(): EncounterKeeper {
  const tabs = new Map<number, Tab>();
  /** Encounters are numbered over all tabs and for good: none is taken for another that came before. */
  let numbered = 0;

  function find(tabId: number, site: string): Tab {
    const known = tabs.get(tabId);
    const tab =
      known?.site === site
        ? known
        : { site, memory: { ...NOTHING_SEEN, number: numbered }, frames: [], encounter: null };
    tabs.delete(tabId);
    tabs.set(tabId, tab);
    for (const oldest of tabs.keys()) if (tabs.size > MOST_TABS) tabs.delete(oldest);
    return tab;
  }

  return {
    follow(tabId, site, frames) {
      const tab = find(tabId, site);
      if (isSameReading(tab.frames, frames)) return tab.encounter;
      tab.frames = frames;
      // A tab that turned to another encounter meanwhile takes the next number of all.
      const before = { ...tab.memory };
      ({ memory: tab.memory, encounter: tab.encounter } = followEncounter(before, frames));
      if (tab.memory.number !== before.number) {
        numbered += 1;
        tab.memory = { ...tab.memory, number: numbered };
        tab.encounter = tab.encounter && { ...tab.encounter, number: numbered };
      }
      return tab.encounter;
    },
    forgetEarlier(tabId) {
      const tab = tabs.get(tabId);
      if (tab === undefined) return;
      tab.memory = forgetEarlier(tab.memory);
      tab.encounter = tab.encounter && { ...tab.encounter, earlier: [] };
    },
    forget: (tabId) => void tabs.delete(tabId),
    keepOnly(isGranted) {
      for (const [tabId, { site }] of tabs) if (!isGranted(site)) tabs.delete(tabId);
    },
  };
}

/** Whether the same frames say the same, the very readings. */
export function isSameReading(before: readonly FrameState[], now: readonly FrameState[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ frameId, reading }, at) => now[at]?.frameId === frameId && now[at].reading === reading)
  );
}
