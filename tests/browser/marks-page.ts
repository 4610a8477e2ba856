/** Draws marks on pages of the tests as the content script does, by the words they are to stand under. */
import type { Overlay } from '../../utils/note/hand-over.ts';
import type { FieldReading, FrameReading } from '../../utils/note/types.ts';
import type { WatchedPage } from '../../utils/note/watch.ts';
import { watchPage } from '../../utils/note/watch.ts';
import type { Mark, Unmarked } from '../../utils/note/wire.ts';
import { globalsOf } from '../../utils/overlay/highlights.ts';
import { createOverlay } from '../../utils/overlay/overlay.ts';
import { noClosedRoots, untilSaid } from './note-page.ts';

/** Our closed shadow roots, which nobody else can reach: taken down as they are made. */
const roots: ShadowRoot[] = [];
const attach = Element.prototype.attachShadow;

/** From now on the roots that our layers make are known to `underlined` and `ownRoot`. */
function listenForRoots(view: (Window & typeof globalThis) | null): void {
  if (view === null) return;
  view.Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    const root = attach.call(this, init);
    if (init.mode === 'closed') roots.push(root);
    return root;
  };
}

/** The newest of our shadow roots that is in the page. */
export function ownRoot(): ShadowRoot {
  const root = roots.findLast(({ host }) => host.isConnected);
  if (root === undefined) throw new Error('Nothing of ours is in the page.');
  return root;
}

/** What is underlined over textareas: the words and where they stand in the view. */
export function underlined(): readonly {
  readonly words: string;
  readonly paint: string;
  readonly rects: readonly DOMRect[];
}[] {
  return [...ownRoot().querySelectorAll<HTMLElement>('.m span:not(.o)')]
    .map((span) => ({
      words: span.textContent ?? '',
      paint: span.className,
      rects: [...span.getClientRects()],
    }))
    .filter(({ rects }) => rects.length > 0);
}

/** Letters in view of what is underlined over a textarea, and whether the browser itself says that they stand there. */
export function lettersIn(
  field: HTMLTextAreaElement,
): readonly { readonly word: string; readonly isOnIts: boolean }[] {
  const page = field.ownerDocument;
  const found: { readonly word: string; readonly isOnIts: boolean }[] = [];
  const range = page.createRange();
  const seen = field.getBoundingClientRect();
  for (const span of ownRoot().querySelectorAll('.m span:not(.o)')) {
    const word = span.textContent ?? '';
    const start = field.value.indexOf(word);
    for (let at = 0; at < word.length; at++) {
      if (span.firstChild === null || word.charAt(at).trim() === '') continue;
      range.setStart(span.firstChild, at);
      range.setEnd(span.firstChild, at + 1);
      const box = range.getBoundingClientRect();
      const x = (box.left + box.right) / 2;
      const y = (box.top + box.bottom) / 2;
      if (x < seen.left || x > seen.right || y < seen.top || y > seen.bottom) continue;
      const met = page.caretPositionFromPoint(x, y);
      const offset = met?.offsetNode === field ? met.offset - start : -1;
      // Where directions meet, the two ends of a word are one place.
      const isEnd = (at === 0 && offset === word.length) || (at === word.length - 1 && offset === 0);
      found.push({ word, isOnIts: offset === at || offset === at + 1 || isEnd });
    }
  }
  return found;
}

export interface MarkedPage {
  readonly page: WatchedPage;
  readonly overlay: Overlay;
  readonly said: readonly FrameReading[];
  /** What a `point` was answered with. */
  readonly pointed: readonly (string | null)[];
  /** The fields whose findings have no underline, as the page said last. */
  readonly unmarked: readonly Unmarked[];
  /** Mark these words, the first of their kind in the newest reading. */
  mark(...words: readonly (string | Partial<Mark>)[]): void;
  /** Scroll to these words, the first of their kind in the newest reading. */
  show(words: string): void;
  /** The next reading that has something; fails the test by waiting too long. */
  until(holds: (reading: FrameReading) => boolean): Promise<FrameReading>;
  stop(): void;
}

export function markedPage(document: Document, openShadow = noClosedRoots): MarkedPage {
  listenForRoots(globalsOf(document));
  const said: FrameReading[] = [];
  const pointed: (string | null)[] = [];
  const stop = new AbortController();
  const page = watchPage(document, {
    openShadow,
    signal: stop.signal,
    send: (reading) => said.push(reading),
  });
  let unmarked: MarkedPage['unmarked'] = [];
  const overlay = createOverlay(page, (answer) => {
    if (answer.kind === 'pointed') pointed.push(answer.selector);
    else unmarked = answer.fields;
  });
  return {
    page,
    overlay,
    said,
    pointed,
    get unmarked() {
      return unmarked;
    },
    mark(...words) {
      const reading = said.at(-1);
      if (reading === undefined) throw new Error('Nothing was read.');
      overlay.obey({
        kind: 'mark',
        seq: reading.seq,
        marks: words.map((word) => markOn(reading, typeof word === 'string' ? { code: word } : word)),
      });
    },
    show(words) {
      const reading = said.at(-1);
      if (reading === undefined) throw new Error('Nothing was read.');
      const { fieldId, start, end } = markOn(reading, { code: words });
      overlay.obey({ kind: 'show', seq: reading.seq, fieldId, start, end });
    },
    until: (holds) => untilSaid(said, holds),
    stop: () => stop.abort(),
  };
}

/** A mark under the first place of some words: `code` says them, unless start and end are given. */
function markOn(reading: FrameReading, given: Partial<Mark>): Mark {
  const words = given.code ?? '';
  const field = reading.fields.find(
    ({ kind, text }: FieldReading) => kind === 'note' && text.includes(words),
  );
  if (field === undefined) throw new Error(`No field holds “${words}”.`);
  const start = field.text.indexOf(words);
  const base: Mark = {
    fieldId: field.id,
    start,
    end: start + words.length,
    grade: 'warn',
    code: 'L40.9',
    message: 'The note says more.',
    suggestions: [{ code: 'L40.0', title: 'Psoriasis vulgaris', why: 'the note says “plaque”' }],
  };
  return { ...base, ...given, code: 'L40.9' };
}

/** The words that are highlighted in a document, by highlight. */
export function highlighted(document: Document): Record<string, readonly string[]> {
  const found: Record<string, readonly string[]> = {};
  globalsOf(document)?.CSS.highlights.forEach((ranges, name) => {
    const words = [...ranges].map(String).filter((text) => text !== '');
    if (words.length > 0) found[name] = words;
  });
  return found;
}

/** After the next paint. */
export async function painted(): Promise<void> {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}
