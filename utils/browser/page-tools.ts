/** What can be done with the page beside the panel, apart from reading it: marks, pointing, showing words. */
import { browser } from 'wxt/browser';
import type { NoteField, NoteText } from '../note/types.ts';
import { marksOf } from '../overlay/marks-of.ts';
import type { Review } from '../review/types.ts';
import type { Site } from './addresses.ts';
import { clearCount, countFindings, showCount } from './badge.ts';
import { createDismissedBeside } from './dismissed-beside.ts';
import { patternStyle } from './features.ts';
import { followStored } from './follow-stored.ts';
import { changeMarks, followMarkSettings, readMarkSettings } from './mark-settings.ts';
import { areMarksOn, isOnHere, MARKS_AT_INSTALL } from './mark-switches.ts';
import type { NoteLink } from './note-link.ts';
import type { PageReader } from './page-reader.ts';
import type { NoteSpan, PageTools, PanelHost, PointOutcome, ShowOutcome } from './panel-types.ts';
import { addPlace, forgetPlaces, PLACES_KEY, readPlacesOf } from './pointed-places.ts';
import { changeRule, followRulesOff, readRulesOff } from './rule-switches.ts';

type Methods = Pick<
  PanelHost,
  | 'tools'
  | 'mark'
  | 'showInNote'
  | 'point'
  | 'stopPointing'
  | 'forgetPointed'
  | 'forgetSeen'
  | 'setMarks'
  | 'setRule'
  | 'dismiss'
  | 'bringBack'
  | 'openingKeys'
>;

interface PageToolbox extends Methods {
  /** Something came over the line. */
  lineChanged(): void;
  /** The tab beside has changed. */
  turnTo(site: Site | null): void;
}

interface Marked {
  readonly review: Review;
  readonly note: NoteText;
  /** The line of the page it was marked on. */
  readonly link: NoteLink;
}

/** @param onChange called whenever `tools()` has changed */
export function createPageTools(reader: PageReader, signal: AbortSignal, onChange: () => void): PageToolbox {
  let settings = MARKS_AT_INSTALL;
  let site: Site | null = null;
  let places = 0;
  let rulesOff: readonly string[] = [];
  let isPointing = false;
  let pointings = 0;
  /** What was asked to be marked last, for when marks are switched on. */
  let marked: Marked | null = null;
  const dismissals = createDismissedBeside(reader, signal, () => tell());
  let shown = describe();

  function describe(): PageTools {
    const { everywhere, isManaged } = settings;
    const here = site === null || isOnHere(settings, site.pattern);
    const grantsWholeHost = patternStyle() === 'host-only';
    return {
      marks: { here, everywhere, isManaged },
      isPointing,
      places,
      rulesOff,
      dismissed: dismissals.current(),
      unmarked: unmarked(),
      grantsWholeHost,
    };
  }
  function unmarked(): PageTools['unmarked'] {
    return reader.current()?.link.unmarked() ?? [];
  }
  function tell(): void {
    if (signal.aborted) return;
    shown = describe();
    onChange();
  }
  async function readSettings(): Promise<void> {
    settings = await readMarkSettings();
    draw();
    tell();
  }
  async function readRules(): Promise<void> {
    const off = await readRulesOff();
    if (off.join() === rulesOff.join()) return;
    rulesOff = off;
    tell();
  }
  async function readPlaces(): Promise<void> {
    const of = site?.pattern;
    const found = of === undefined ? [] : await readPlacesOf(of);
    if (of !== site?.pattern || found.length === places) return;
    places = found.length;
    tell();
  }

  /** Bring marks and count of the page in line with what was asked for. */
  function draw(): void {
    const line = reader.current();
    if (line === null) return;
    if (!areMarksOn(settings, line.site.pattern)) wipe();
    else if (marked?.link === line.link) {
      line.link.mark(marksOf(marked.review, marked.note));
      void showCount(line.tabId, countFindings(marked.review));
    }
  }
  function wipe(): void {
    const line = reader.current();
    // What another panel has marked and counted by now stays.
    if (line === null || line.link.view().status === 'taken') return;
    line.link.mark(new Map());
    void clearCount(line.tabId);
  }

  followMarkSettings(() => void readSettings(), signal);
  followStored('local', PLACES_KEY, () => void readPlaces(), signal);
  followRulesOff(() => void readRules(), signal);
  void readSettings();
  void readRules();
  return {
    tools: () => shown,
    lineChanged() {
      dismissals.lineChanged();
      const isAsShown =
        dismissals.current() === shown.dismissed &&
        JSON.stringify(unmarked()) === JSON.stringify(shown.unmarked);
      if (!isAsShown) tell();
    },
    turnTo(next) {
      if (next?.pattern === site?.pattern) return;
      site = next;
      places = 0;
      tell();
      void readPlaces();
    },
    mark(review, note) {
      const link = reader.current()?.link;
      const before = marked?.link;
      const isOfPage = link !== undefined && note !== null && isOnPage(note, reader);
      marked = isOfPage && review !== null ? { review, note, link } : null;
      if (marked !== null) draw();
      // Only what was marked from here: the marks that the background left stay until there is a review.
      else if (before !== undefined && before === link) wipe();
    },
    showInNote: (note, words) => showWords(note, words, reader),
    async point() {
      const line = reader.current();
      if (line === null) return 'given-up';
      pointings += 1;
      const mine = pointings;
      const pointed = line.link.point();
      isPointing = true;
      tell();
      const selector = await pointed;
      // Asked once more meanwhile: that one goes on.
      isPointing = mine !== pointings;
      tell();
      return selector === null ? 'given-up' : take(line.site, selector);
    },
    stopPointing: () => reader.current()?.link.stopPointing(),
    async forgetPointed() {
      if (site === null) return;
      await forgetPlaces(site.pattern);
      await readPlaces();
      reader.readAgain([]);
    },
    forgetSeen: reader.forgetSeen,
    async setMarks(where, isOn) {
      if (where === 'here' && site === null) return;
      await changeMarks(where === 'here' ? (site?.pattern ?? null) : null, isOn);
      await readSettings();
    },
    async setRule(id, isOn) {
      await changeRule(id, isOn);
      await readRules();
    },
    dismiss: dismissals.dismiss,
    bringBack: dismissals.bringBack,
    async openingKeys() {
      const commands = await browser.commands.getAll();
      return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
    },
  };

  /** Keep the place and read the page by it, whether the browser keeps it or not. */
  async function take({ pattern }: Site, selector: string): Promise<PointOutcome> {
    const isKept = await addPlace(pattern, selector).then(
      () => true,
      () => false,
    );
    reader.readAgain(isKept ? [] : [selector]);
    await readPlaces();
    return isKept ? 'taken' : 'kept-not';
  }
}

/** Whether a note was read from the page on the line. A pasted one was not. */
function isOnPage(note: NoteText, reader: PageReader): boolean {
  const ids = new Set(
    reader.frames().flatMap(({ frameId, reading }) => reading.fields.map(({ id }) => `${frameId} ${id}`)),
  );
  const has = ({ frameId, fieldId }: Pick<NoteField, 'frameId' | 'fieldId'>) =>
    ids.has(`${frameId} ${fieldId}`);
  return note.fields.some(has) || note.codeFields.some(has);
}

function showWords(note: NoteText, { start, end }: NoteSpan, reader: PageReader): ShowOutcome {
  const field = note.fields.find((one) => one.start <= start && start < one.end);
  const line = reader.current();
  if (field === undefined || line === null) return 'nowhere';
  if (field.seen === 'earlier') return 'earlier';
  if (field.seq === undefined) return 'nowhere';
  const { frameId, fieldId, seq } = field;
  const words = note.text.slice(start, Math.min(end, field.end));
  const now = reader
    .frames()
    .find((frame) => frame.frameId === frameId)
    ?.reading.fields.find(({ id }) => id === fieldId);
  if (!now?.text.includes(words)) return 'gone';
  const from = start - field.start;
  const told = line.link.tell(frameId, { kind: 'show', seq, fieldId, start: from, end: from + words.length });
  return told ? 'shown' : 'gone';
}
