/**
 * Reads and reviews notes while no panel is open, for the marks on the page and the count on the toolbar button.
 *
 * It runs only when a frame calls, and may be ended at any moment: nothing here is remembered beyond the worker's life,
 * and a frame whose note changes calls again. Where a panel stands beside the tab, the frames turn this one away.
 */
import { browser } from 'wxt/browser';
import { covers, readAddress, type Site } from './addresses.ts';
import { clearCount } from './badge.ts';
import { patternStyle } from './features.ts';
import { readGrants } from './grants.ts';
import { followMarkSettings, readMarkSettings } from './mark-settings.ts';
import { areMarksOn } from './mark-switches.ts';
import { listenForNotice } from './messaging.ts';
import { createNoteWatch, type NoteWatch } from './note-watch.ts';
import { createReviewer, type Reviewer } from './reviewer.ts';
import { startWhereMissing } from './start-script.ts';
import { followStopped, readStopped } from './stopped-sites.ts';
import { forgetVisit, takeMarksDown } from './take-marks-down.ts';
import { forgetTab, forgetTabs, forgetUnnamed } from './visit-dismissals.ts';

/** Watch the notes of granted sites. Call in the background's first tick: its listeners must stand before any await. */
export function watchNotes(reviewer: Reviewer = createReviewer()): void {
  const watches = createWatches(reviewer);
  const forGood = new AbortController().signal;
  listenForNotice(
    'frame-ready',
    (_, { tabId, frameId, tabUrl, documentId }) => {
      if (tabId !== null && frameId === 0) void forgetUnnamed(tabId, documentId);
      if (tabId !== null && frameId !== null) void watches.frameReady(tabId, frameId, tabUrl ?? undefined);
    },
    forGood,
  );
  browser.permissions.onAdded.addListener(() => void watches.follow('granted'));
  browser.permissions.onRemoved.addListener(() => void watches.follow('taken-back'));
  followMarkSettings(() => void watches.follow('switched'));
  followStopped(() => void watches.follow('switched'));
  browser.tabs.onRemoved.addListener((tabId) => {
    watches.drop(tabId);
    void forgetTab(tabId);
  });
}

type Occasion = 'granted' | 'taken-back' | 'switched';

function createWatches(reviewer: Reviewer) {
  const watches = new Map<number, NoteWatch>();
  /** Counts what may make an answer of the browser stale. */
  let turn = 0;

  function drop(tabId: number): void {
    watches.get(tabId)?.close();
    watches.delete(tabId);
  }

  function open(tabId: number, site: Site): void {
    drop(tabId);
    const watch = createNoteWatch(tabId, site.pattern, reviewer, () => {
      if (watches.get(tabId) === watch) watches.delete(tabId);
    });
    watches.set(tabId, watch);
  }

  async function frameReady(tabId: number, frameId: number, url: string | undefined): Promise<void> {
    const site = readAddress(url, patternStyle());
    if (site.kind !== 'site') return;
    const known = watches.get(tabId);
    if (known?.site === site.pattern) {
      known.frameReady(frameId);
      return;
    }
    const mine = turn;
    const { isWanted } = await readWanted();
    if (mine !== turn) {
      await frameReady(tabId, frameId, url);
      return;
    }
    if (!isWanted(site.pattern)) return;
    // Frames start side by side: whoever is first opens the line to all.
    const opened = watches.get(tabId);
    if (opened?.site === site.pattern) opened.frameReady(frameId);
    else open(tabId, site);
  }

  /** Grants or switches have changed: bring every open tab in line. */
  async function follow(occasion: Occasion): Promise<void> {
    turn += 1;
    const mine = turn;
    const [{ isWanted, mayRead }, tabs] = await Promise.all([readWanted(), browser.tabs.query({})]);
    if (mine !== turn) return;
    if (occasion !== 'granted') void forgetTabs((_, site) => !mayRead(site));
    for (const { id, url } of tabs) {
      if (id === undefined) continue;
      const site = readAddress(url, patternStyle());
      if (site.kind === 'site' && isWanted(site.pattern)) {
        const watch = watches.get(id);
        if (occasion === 'taken-back') void watch?.leaveWithheld();
        if (watch?.site === site.pattern || occasion === 'taken-back') continue;
        if (occasion === 'granted') void startWhereMissing(id);
        // Frames where the script ran already do not call again by themselves.
        open(id, site);
      } else if (occasion !== 'granted') {
        drop(id);
        // Without marks a panel may still come to read; without the site nobody may.
        if (site.kind !== 'site' || !mayRead(site.pattern)) forgetVisit(id);
        takeMarksDown(id);
        void clearCount(id);
      }
    }
  }

  return { drop, frameReady, follow };
}

/** What holds for a site, told by its pattern. */
interface Wanted {
  /** Its notes are to be watched. */
  readonly isWanted: (site: string) => boolean;
  /** They may be read, by a panel at least. */
  readonly mayRead: (site: string) => boolean;
}

async function readWanted(): Promise<Wanted> {
  const [settings, grants, stopped] = await Promise.all([readMarkSettings(), readGrants(), readStopped()]);
  const mayRead = (site: string) => !stopped.includes(site) && grants.some((grant) => covers(grant, site));
  return { mayRead, isWanted: (site) => areMarksOn(settings, site) && mayRead(site) };
}
