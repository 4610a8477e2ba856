/**
 * Whether a page is being changed faster than anyone can read it: by a script that fills it in, a dictation that writes
 * it anew, a list that is rebuilt beside the note. At every frame with a change, wherever it is, browsers look through
 * all lines that are drawn in the document and paint them again, and a copied textarea is laid out a second time. So the
 * lines step aside, and are back under their words at the first frame that brings no change.
 *
 * What a hand does is no burst, however long it holds a key, and neither is one paste or one drawing of the page. Who puts
 * up whole lists at once, again and again, has a hundred times more to do than a few lines cost: they stay. A page
 * that goes on without end, or stops and starts, has its lines back once and keeps them until it has been at rest:
 * lines that come and go would be worse than what they cost.
 */
import { attempt, viewOf } from '../note/dom.ts';

/** More changes than so many in 50 ms are many: a key held down makes a fifth of them. */
const MANY = 20;
const MANY_A_MS = MANY / 50;
/** More than this at once is a whole list. */
const WHOLE_LIST = 500;
/** So long must many changes go on to be a burst. */
const LEAST_MS = 100;
/** Longer no line is kept away. */
const LONGEST_MS = 5000;
/** So long a page must have been at rest before the next burst. */
const REST_MS = 500;
/** A frame right behind another, as browsers make them up for a late one, tells nothing of rest. */
const CALM_MS = 6;

/** Calls back before the page is painted next. @returns 0 where it is not shown at all */
export function atFrame(document: Document, then: () => void): number {
  return viewOf(document)?.requestAnimationFrame(then) ?? 0;
}

export interface Burst {
  /** The page has changed so often just now. @returns whether a burst is on */
  count(changes: number): boolean;
  isOn(): boolean;
  /** Ends it without a word. */
  stop(): void;
}

/** @param turn called with true when a burst begins, with false when it is over */
export function createBurst(document: Document, turn: (isOn: boolean) => void): Burst {
  /** Changes that are not yet outweighed by the time that passed. */
  let unsettled = 0;
  let began = 0;
  let manyAt = Number.NEGATIVE_INFINITY;
  let changedAt = 0;
  let hasChanged = false;
  /** There was one since the page was last at rest. */
  let isSpent = false;
  let isOn = false;

  function onFrame(): void {
    if (!isOn) return;
    const now = performance.now();
    const isCalm = !hasChanged && now - changedAt > CALM_MS;
    hasChanged = false;
    isOn = !isCalm && now - began < LONGEST_MS;
    manyAt = now;
    if (isOn) atFrame(document, onFrame);
    else attempt(turn, false);
  }
  return {
    count(changes) {
      const now = performance.now();
      unsettled = Math.max(0, unsettled - (now - changedAt) * MANY_A_MS);
      changedAt = now;
      hasChanged = true;
      if (isOn) return true;
      if (unsettled <= MANY || changes > WHOLE_LIST) began = now;
      unsettled = Math.min(unsettled + changes, 2 * MANY);
      if (unsettled <= MANY) return false;
      if (now - manyAt > REST_MS) isSpent = false;
      manyAt = now;
      if (isSpent || now - began < LEAST_MS) return false;
      isSpent = true;
      isOn = true;
      began = now;
      attempt(turn, true);
      atFrame(document, onFrame);
      return true;
    },
    isOn: () => isOn,
    stop() {
      isOn = false;
    },
  };
}
