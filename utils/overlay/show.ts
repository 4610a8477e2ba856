/** Scrolls words of the note into view and lights them up for a moment. Focus and selection stay where they are. */
import { ancestorsOf, isElement, isInput, isTextarea, matches, styleOf, viewOf } from '../note/dom.ts';
import type { WatchedPage } from '../note/watch.ts';
import type { Run } from './carry.ts';
import { carry, findEdit } from './carry.ts';
import type { Controls } from './controls.ts';
import type { Highlights } from './highlights.ts';
import { piecesOf, rangeOf } from './pieces.ts';
import type { Box } from './places.ts';
import { frameOf, shifted } from './places.ts';

const SHOWN_MS = 1200;
/** Room to leave around the words. */
const ROOM = 24;
const SCROLLS = /auto|scroll/u;

export interface Show {
  show(seq: number, fieldId: string, run: Run): void;
  stop(): void;
}

export function createShow(page: WatchedPage, highlights: Highlights, controls: Controls): Show {
  let putOut = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    putOut();
    putOut = () => {};
  };
  return {
    stop,
    show(seq, fieldId, asked) {
      stop();
      const field = page.fieldOf(fieldId);
      const then = page.textAt(seq, fieldId);
      if (field === null || then === null) return;
      const map = page.mapOf(field);
      const run = carry(findEdit(then, map.text), asked);
      if (run === null) return;
      timer = setTimeout(stop, SHOWN_MS);
      const { element } = field;
      if (isTextarea(element) || isInput(element)) {
        const lit = { control: element, base: map.text };
        controls.light(lit, { ...run, paint: 'shown' });
        putOut = () => controls.light(lit, null);
        const mirror = controls.mirrorOf(element);
        if (mirror?.rectsOf(run)[0] === undefined) scrollAbout(element, run.start / map.text.length);
        bringIntoView(element, () => {
          mirror?.sync(false);
          return mirror?.rectsOf(run)[0] ?? element.getBoundingClientRect();
        });
        controls.sync(true);
      } else {
        const ranges = piecesOf(map, run).map(rangeOf);
        for (const range of ranges) highlights.add(range, 'shown');
        putOut = () => {
          for (const range of ranges) highlights.remove(range, 'shown');
        };
        const [first] = ranges;
        if (first !== undefined) bringIntoView(first.startContainer, () => first.getClientRects()[0]);
      }
    },
  };
}

/** Where no line can be drawn, a field scrolls to about the right place. @param part of the text before the words, 0 to 1 */
function scrollAbout(element: Element, part: number): void {
  const top = element.scrollHeight * part - element.clientHeight / 2;
  scroll(element, { top });
}

/** At once, also where the page would have it scroll smoothly: what is around is scrolled by where this ends up. */
function scroll(element: Element, to: ScrollToOptions): void {
  Reflect.apply(Element.prototype.scrollTo, element, [{ ...to, behavior: 'instant' }]);
}

/** Scrolls everything that scrolls around a node, from inside out, until its words are seen. */
function bringIntoView(node: Node, wordsAt: () => Box | undefined): void {
  const around = [...(isElement(node) ? [node] : []), ...ancestorsOf(node)];
  for (const element of around.filter(isScroller)) {
    const words = wordsAt();
    if (words === undefined) return;
    const { left, top } = element.getBoundingClientRect();
    const box = { left, top, right: left + element.clientWidth, bottom: top + element.clientHeight };
    scroll(element, {
      top: element.scrollTop + outBy(words.top, words.bottom, box.top, box.bottom),
      left: element.scrollLeft + outBy(words.left, words.right, box.left, box.right),
    });
  }
  const document = node.ownerDocument;
  const view = document === null ? null : viewOf(document);
  const words = wordsAt();
  if (document === null || view === null || words === undefined) return;
  view.scrollBy({
    top: outBy(words.top, words.bottom, 0, view.innerHeight),
    left: outBy(words.left, words.right, 0, view.innerWidth),
    behavior: 'instant',
  });
  const frame = frameOf(document);
  if (frame === null) return;
  bringIntoView(frame, () => {
    const inner = wordsAt();
    return inner === undefined ? undefined : shifted(inner, frame.getBoundingClientRect());
  });
}

function isScroller(element: Element): boolean {
  if (matches(element, 'html, body')) return false;
  const style = styleOf(element);
  const isTall = element.scrollHeight > element.clientHeight && SCROLLS.test(style?.overflowY ?? '');
  return isTall || (element.scrollWidth > element.clientWidth && SCROLLS.test(style?.overflowX ?? ''));
}

/** How far to scroll; 0 where the words are seen. To the middle: a line at the very edge is easily overlooked. */
function outBy(start: number, end: number, from: number, to: number): number {
  if (start >= from + Math.min(ROOM, (to - from) / 4) && end <= to - Math.min(ROOM, (to - from) / 4))
    return 0;
  return (start + end) / 2 - (from + to) / 2;
}
