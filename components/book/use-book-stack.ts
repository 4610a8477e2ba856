import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { BookPlace, BookPlaces } from '../book-place.ts';

/** A place on the stack, and how to get back to where one was before it. */
export interface BookStep {
  readonly id: number;
  readonly place: BookPlace;
  /** What leads back: another place of the book, or what the panel showed before. */
  readonly cameFrom: 'book' | 'panel';
  /** What had the focus there. */
  readonly focus: Element | null;
  /** How far it was scrolled, in pixels. */
  readonly scroll: number;
}

export interface BookStack {
  readonly places: BookPlaces;
  /** From the shelf up to the place that is shown. */
  readonly steps: readonly BookStep[];
  /** The book is what the panel shows. */
  readonly isUp: boolean;
  /** Show the book as it was left; the shelf where it is shown already. */
  readonly show: () => void;
  /** Show the panel's own views again. There is no way back to them from the book any more. */
  readonly leave: () => void;
  /** What is to be done once the view that was gone to is drawn: `useArrival` does it. */
  readonly arrival: Arrival | null;
  /** Where Back leads to: the panel's own view, a place of the book, or nowhere. */
  readonly backTo: 'book' | 'panel' | null;
}

/** A new object for every step taken. */
interface Arrival {
  /** What is to have the focus: what had it before, or the heading of the place. */
  readonly focus: Element | 'heading' | null;
  readonly scroll: number;
}

interface State {
  readonly steps: readonly BookStep[];
  readonly isUp: boolean;
  readonly arrival: Arrival | null;
}

const SHELF: BookStep = { id: 0, place: { kind: 'shelf' }, cameFrom: 'book', focus: null, scroll: 0 };
const START: State = { steps: [SHELF], isUp: false, arrival: null };
/** Nobody walks back further; what lies deeper is forgotten, the shelf never. */
const DEEPEST = 40;

/** Marks the heading that gets the focus when its place is opened. */
export const PLACE_HEADING = 'data-place-heading';

/**
 * The way through the book. Places that lie below stay drawn, hidden, so that going back finds the same page.
 * @param mainRef the part of the panel that scrolls and holds the book
 */
export function useBookStack(mainRef: RefObject<HTMLElement | null>): BookStack {
  const [state, setState] = useState(START);
  const lastId = useRef(0);

  const go = useCallback(
    (place: BookPlace) => {
      const step = {
        id: ++lastId.current,
        place,
        focus: document.activeElement,
        scroll: mainRef.current?.scrollTop ?? 0,
      };
      setState((now) => stepInto(now, step));
    },
    [mainRef],
  );
  const back = useCallback(() => setState(stepBack), []);
  const show = useCallback(() => setState(showBook), []);
  const leave = useCallback(() => setState(leaveBook), []);

  const backTo = state.isUp && state.steps.length > 1 ? (state.steps.at(-1)?.cameFrom ?? null) : null;
  useBackKeys(backTo === null ? null : back);
  const place = state.steps.at(-1)?.place ?? SHELF.place;
  const depth = state.steps.length - 1;
  const places = useMemo<BookPlaces>(() => ({ place, depth, go, back }), [place, depth, go, back]);
  return { places, steps: state.steps, isUp: state.isUp, arrival: state.arrival, show, leave, backTo };
}

function stepInto(now: State, step: Omit<BookStep, 'cameFrom'>): State {
  const top = now.steps.at(-1);
  if (now.isUp && top !== undefined && isSamePlace(top.place, step.place)) return now;
  const [shelf = SHELF, ...rest] = now.steps;
  const kept = rest.slice(Math.max(0, rest.length + 2 - DEEPEST));
  const next: BookStep = { ...step, cameFrom: now.isUp ? 'book' : 'panel' };
  return { steps: [shelf, ...kept, next], isUp: true, arrival: { focus: 'heading', scroll: 0 } };
}

function stepBack(now: State): State {
  const left = now.steps.at(-1);
  if (!now.isUp || left === undefined || now.steps.length < 2) return now;
  const { focus, scroll, cameFrom } = left;
  return { steps: now.steps.slice(0, -1), isUp: cameFrom === 'book', arrival: { focus, scroll } };
}

function showBook(now: State): State {
  // The tab was pressed: the focus stays on it.
  const arrival = { focus: null, scroll: 0 };
  return { steps: now.isUp ? START.steps : now.steps, isUp: true, arrival };
}

function leaveBook(now: State): State {
  if (!now.isUp && now.steps.every(({ cameFrom }) => cameFrom === 'book')) return now;
  const steps = now.steps.map((step): BookStep => ({ ...step, cameFrom: 'book' }));
  return { steps, isUp: false, arrival: null };
}

function isSamePlace(one: BookPlace, other: BookPlace): boolean {
  if (one.kind === 'card' && other.kind === 'card')
    return one.ref.system === other.ref.system && one.ref.code === other.ref.code;
  if (one.kind === 'outline' && other.kind === 'outline') return one.key === other.key;
  return one.kind === other.kind;
}

/**
 * Give the focus and the scrolling to the view that was gone to: going on to its heading, going back to what had them.
 * Called by whoever draws the view, so that it is there when this runs. @param arrival `null`: nothing to do
 */
export function useArrival(mainRef: RefObject<HTMLElement | null>, arrival: Arrival | null): void {
  useLayoutEffect(() => {
    const main = mainRef.current;
    if (arrival === null || main === null) return;
    const { focus, scroll } = arrival;
    if (focus instanceof HTMLElement && focus.isConnected) focus.focus({ preventScroll: true });
    if (focus !== null && document.activeElement !== focus) focusHeading(main);
    main.scrollTop = scroll;
  }, [arrival, mainRef]);
}

function focusHeading(main: HTMLElement): void {
  const headings = [...main.querySelectorAll<HTMLElement>(`[${PLACE_HEADING}]`)];
  const shown = headings.find((heading) => heading.closest('[hidden], [style*="display: none"]') === null);
  shown?.focus({ preventScroll: true });
}

/** Escape and Alt+Left go back. They are no single keys: they work where those are switched off. */
function useBackKeys(back: (() => void) | null): void {
  useEffect(() => {
    if (back === null) return;
    const hear = (event: KeyboardEvent) => {
      const isBack = event.key === 'Escape' || (event.key === 'ArrowLeft' && event.altKey);
      if (!isBack || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      back();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [back]);
}
