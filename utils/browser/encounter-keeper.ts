/** What is remembered of the encounters in the browser's tabs, each for as long as its tab shows its site. Memory only. */
import {
  type Encounter,
  type EncounterMemory,
  followEncounter,
  forgetEarlier,
  type HeldMemory,
  NOTHING_SEEN,
  nameParts,
  recallMemory,
} from '../note/encounter.ts';
import { isSameReading } from '../note/note-text.ts';
import type { FrameState } from '../note/types.ts';
import { isOneVisit, partsOf, tagsOf, type VisitTrace } from './visit-trace.ts';

/** Tabs remembered. A coder has a few charts open; whoever opens more starts over in the one left longest. */
const MOST_TABS = 12;

interface Tab {
  /** Pattern of the site. */
  readonly site: string;
  memory: EncounterMemory;
  /** The frames taken in last, so that the same ones are taken in once. */
  frames: readonly FrameState[];
  encounter: Encounter | null;
  /** What was seen of the visit before, by whoever; `null` where nothing of it is missing. */
  expected: VisitTrace | null;
}

export interface EncounterKeeper {
  /** Take in what a tab shows. @returns the encounter it names, `null` where it names none */
  follow(tabId: number, site: string, frames: readonly FrameState[]): Encounter | null;
  /** Take up what another reader of the tab has left. */
  recall(tabId: number, site: string, held: HeldMemory): void;
  /** Somebody has seen this before. @returns false where the tab is on another site by now */
  expect(tabId: number, site: string, trace: VisitTrace): boolean;
  /** All that is remembered of a tab, another object with each change. */
  memoryOf(tabId: number): EncounterMemory | null;
  /** What was seen of the visit in a tab, by name; `null` where it names none. */
  traceOf(tabId: number): VisitTrace | null;
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
        : {
            site,
            memory: { ...NOTHING_SEEN, number: numbered },
            frames: [],
            encounter: null,
            expected: null,
          };
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
      return missFrom(tab);
    },
    recall(tabId, site, held) {
      const tab = find(tabId, site);
      if (tab.memory.key === null) {
        numbered += 1;
        tab.memory = { ...tab.memory, number: numbered };
      }
      tab.memory = recallMemory(tab.memory, held);
      tab.frames = [];
    },
    expect(tabId, site, trace) {
      if (trace.site !== site) return false;
      const tab = find(tabId, site);
      tab.expected = trace;
      tab.frames = [];
      return true;
    },
    memoryOf: (tabId) => tabs.get(tabId)?.memory ?? null,
    traceOf(tabId) {
      const tab = tabs.get(tabId);
      if (tab === undefined || tab.memory.key === null) return null;
      const parts = [...new Set([...partsOf(nameParts(tab.memory)), ...(tab.expected?.parts ?? [])])];
      return { site: tab.site, tags: tagsOf(tab.memory.key), parts };
    },
    forgetEarlier(tabId) {
      const tab = tabs.get(tabId);
      if (tab === undefined) return;
      tab.memory = forgetEarlier(tab.memory);
      tab.expected = null;
      tab.encounter = tab.encounter && { number: tab.encounter.number, earlier: [] };
    },
    forget: (tabId) => void tabs.delete(tabId),
    keepOnly(isGranted) {
      for (const [tabId, { site }] of tabs) if (!isGranted(site)) tabs.delete(tabId);
    },
  };
}

/** The encounter of a tab, with what is missing from it. Nothing is waited for once all of it was there. */
function missFrom(tab: Tab): Encounter | null {
  const { key } = tab.memory;
  if (tab.encounter === null || tab.expected === null || key === null) return tab.encounter;
  const isSame = isOneVisit(tab.expected.tags, tagsOf(key));
  const known = new Set(isSame ? partsOf(nameParts(tab.memory)) : tab.expected.parts);
  const forgotten = tab.expected.parts.filter((part) => !known.has(part)).length;
  if (forgotten === 0) tab.expected = null;
  else tab.encounter = { ...tab.encounter, forgotten };
  return tab.encounter;
}
