/** Opens the pages with real editors in a frame of the test, sits beside them, and takes down how an editor stands. */
import { isShadowRoot, parentOf } from '../../utils/note/dom.ts';
import type { OpenShadow } from '../../utils/note/page-scan.ts';
import { createFrameReader } from '../../utils/note/read-frame.ts';
import type { FieldReading, FrameReading } from '../../utils/note/types.ts';
import { watchPage } from '../../utils/note/watch.ts';
import type { Mark } from '../../utils/note/wire.ts';
import { createOverlay } from '../../utils/overlay/overlay.ts';
import type { EditorHandle } from '../fixtures/editors/editor-handle.ts';
import { documentIn, noClosedRoots, openPage } from './note-page.ts';

export interface OpenedEditor extends EditorHandle {
  /** The document that is read: the editor stands in it, or in a frame that it fills itself. */
  readonly page: Document;
  /** Opens the page's closed shadow roots, as the browser does for an extension. */
  readonly openShadow: OpenShadow;
}

/** Another window of a page than its top, or another editor than its first. */
export interface Within {
  /** Frames to go through, from the top, that are pages of their own. */
  readonly frames?: readonly string[] | undefined;
  /** A frame that the page fills itself. */
  readonly filled?: string | undefined;
  readonly closed?: boolean | undefined;
}

/** @param name a page of tests/fixtures/pages/editors */
export async function openEditor(
  name: string,
  { frames = [], filled, closed }: Within = {},
): Promise<OpenedEditor> {
  let page = await openPage(`editors/${name}.html`);
  for (const frame of frames) page = documentIn(page.querySelector(frame));
  const view = (filled === undefined ? page : documentIn(page.querySelector(filled))).defaultView;
  const handle = await (closed === true ? view?.closedEditor : view?.editor);
  if (handle === undefined) throw new Error(`The page ${name} started no editor.`);
  return { page, openShadow: page.defaultView?.openForTests ?? noClosedRoots, ...handle };
}

/** Clear Margin beside a page: reading and drawing, as the content script does both. */
export interface Beside {
  /** The newest reading. */
  last(): FrameReading;
  /** The editor's text in the newest reading. */
  text(): string;
  /** What is there to be read by now. */
  fresh(): string;
  /** Waits until the editor's text is read as it should be; fails the test by waiting too long. */
  until(holds: (text: string) => boolean): Promise<void>;
  /** Underlines words of the editor, each where it first stands, and nothing else. */
  mark(words: readonly string[]): void;
  /** Scrolls to a word of the editor, where it first stands, and lights it up. */
  show(word: string): void;
  /** Goes, and takes everything back. */
  stop(): void;
}

/** @param at which of the page's fields the editor is */
export function sitBeside({ page, openShadow }: OpenedEditor, at = 0): Beside {
  const said: FrameReading[] = [];
  const stop = new AbortController();
  const { signal } = stop;
  const watched = watchPage(page, { openShadow, signal, send: (reading) => said.push(reading) });
  const overlay = createOverlay(watched, () => {});
  const last = () => {
    const reading = said.at(-1);
    if (reading === undefined) throw new Error('Nothing was read.');
    return reading;
  };
  const field = () => {
    const read = last().fields[at];
    if (read === undefined) throw new Error('The editor was not read.');
    return read;
  };
  const text = () => last().fields[at]?.text ?? '';
  return {
    last,
    text,
    fresh: () => createFrameReader(page, openShadow).readAll().fields[at]?.text ?? '',
    async until(holds) {
      for (let tries = 0; tries < 1000; tries++) {
        if (holds(text())) return;
        await new Promise((done) => setTimeout(done, 10));
      }
      throw new Error(`No such reading came. The last one: ${text()}`);
    },
    mark(words) {
      overlay.obey({ kind: 'mark', seq: last().seq, marks: words.map((word) => markOn(word, field())) });
    },
    show(word) {
      const { fieldId, start, end } = markOn(word, field());
      overlay.obey({ kind: 'show', seq: last().seq, fieldId, start, end });
    },
    stop: () => stop.abort(),
  };
}

function markOn(word: string, { id, text }: FieldReading): Mark {
  const start = text.indexOf(word);
  if (start === -1) throw new Error(`The note does not say ${word}.`);
  const suggestions = [{ code: 'L40.8', title: 'Other psoriasis', why: 'the note says more' }];
  const said = { code: 'L40.0', message: 'The note says more.', suggestions };
  return { fieldId: id, start, end: start + word.length, grade: 'warn', ...said };
}

/** The words that are underlined in the document an editor stands in, as they now read there. */
export function underlinedIn(place: HTMLElement): readonly string[] {
  const highlights = place.ownerDocument.defaultView?.CSS.highlights ?? new Map<string, Highlight>();
  const ranges = [...highlights.values()].flatMap((highlight) => [...highlight]);
  return ranges.map((range) => String(range)).sort();
}

/** Everything a coder, a browser or an EHR could tell of an editor. */
export interface Standing {
  readonly saved: string;
  readonly state: string;
  readonly markup: string;
  readonly selection: string;
  readonly focus: string;
  readonly scrolled: readonly number[];
}

export function standingOf({ page, place, saved, state }: OpenedEditor): Standing {
  const document = place.ownerDocument;
  const root = rootOf(place);
  const scrolled = [page.scrollingElement, document.scrollingElement, place];
  return {
    saved: withoutLots(saved()),
    state: withoutLots(state()),
    markup: withoutLots(place.outerHTML),
    selection: selectionIn(place),
    focus: [page, document, root].map(({ activeElement }) => wayTo(activeElement)).join(' > '),
    scrolled: scrolled.flatMap((box) => [box?.scrollTop ?? 0, box?.scrollLeft ?? 0]),
  };
}

/** Some editors draw their ids by lot: two of them never have the same. */
function withoutLots(words: string): string {
  return words
    .replace(/\be[0-9a-f]{32}\b/gu, 'id')
    .replace(/data-editor="\w+"/gu, 'data-editor')
    .replace(/("key":"|data-offset-key="|Key":")[0-9a-z]+/gu, '$1id');
}

function rootOf(place: HTMLElement): Document | ShadowRoot {
  const root = place.getRootNode();
  return isShadowRoot(root) ? root : place.ownerDocument;
}

function selectionIn(place: HTMLElement): string {
  const root: Node & { getSelection?(): Selection | null } = rootOf(place);
  const selection = root.getSelection?.() ?? null;
  if (selection === null) return '';
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  return `${wayTo(anchorNode)}:${anchorOffset} ${wayTo(focusNode)}:${focusOffset}`;
}

/** The way to a node from its document or shadow root, as places among sisters. */
function wayTo(node: Node | null): string {
  const steps: number[] = [];
  for (let at = node; at !== null; at = parentOf(at)) {
    let place = 0;
    for (let before = at.previousSibling; before !== null; before = before.previousSibling) place++;
    steps.unshift(place);
  }
  return steps.join('.');
}
