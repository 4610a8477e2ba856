/** Reads all frames of a tab as the extension does: each document by its own reader, joined afterwards. */

import { isDocument } from '../../utils/note/dom.ts';
import { joinKeys } from '../../utils/note/encounter-key.ts';
import { joinFrames } from '../../utils/note/note-text.ts';
import { createFrameReader } from '../../utils/note/read-frame.ts';
import type { FrameState, NoteText } from '../../utils/note/types.ts';
import { isReadByParent } from '../../utils/note/who-reads.ts';
import type { PageHints } from '../../utils/note/wire.ts';
import type { Act } from '../fixtures/ehr-pages.ts';
// The benchmark bundles this file alone.
import '../know-words.ts';

export interface TabReading {
  readonly note: NoteText;
  /** Fields of the note. */
  readonly texts: readonly string[];
  /** "system text", a line each. */
  readonly codes: readonly string[];
  readonly unread: readonly string[];
  readonly doubt: boolean;
  readonly encounter: string | null;
  /** Time of all first readings together. */
  readonly ms: number;
}

export function readTab(top: Document, hints: readonly PageHints[]): TabReading {
  const documents = documentsIn(top).filter((each) => !isReadByParent(each));
  const start = performance.now();
  const frames: FrameState[] = documents.map((each, frameId) => ({
    frameId,
    reading: createFrameReader(each, () => null, { hints, salt: 'test' }).readAll(),
  }));
  const ms = performance.now() - start;
  const note = joinFrames(frames);
  return {
    note,
    texts: note.fields.map(({ start: from, end }) => note.text.slice(from, end)),
    codes: note.codeFields.flatMap(({ system, text }) =>
      text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => `${system ?? 'any'} ${line}`),
    ),
    unread: note.unread.filter(({ point }) => point !== true).map(({ what }) => what),
    doubt: note.unread.some(({ point }) => point === true),
    encounter: joinAll(frames.map(({ reading }) => reading.encounter)),
    ms,
  };
}

function joinAll(keys: readonly (string | null)[]): string | null {
  let joined: string | null = null;
  for (const key of keys) {
    if (key === null) continue;
    joined = joined === null ? key : joinKeys(joined, key);
    if (joined === null) throw new Error('The frames of one visit contradict each other.');
  }
  return joined;
}

/** The document and those of its frames, in tree order. */
function documentsIn(document: Document): readonly Document[] {
  const frames = [...document.querySelectorAll('iframe, frame')];
  return [document, ...frames.flatMap((frame) => documentsIn(innerOf(frame)))];
}

function innerOf(frame: Element): Document {
  const inner: unknown = Reflect.get(frame, 'contentDocument');
  if (!isDocument(inner)) throw new Error('A frame of another site.');
  return inner;
}

/** Does what a user does. Throws where the page has no such element. */
export async function act(top: Document, acts: readonly Act[]): Promise<void> {
  for (const [kind, selector] of acts) {
    const element = await appearing(top, selector);
    if (kind === 'click') Reflect.apply(HTMLElement.prototype.click, element, []);
  }
}

async function appearing(top: Document, selector: string): Promise<Element> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      return find(top, selector);
    } catch {
      await new Promise((done) => setTimeout(done, 25));
    }
  }
  return find(top, selector);
}

function find(top: Document, selector: string): Element {
  let at = top;
  const steps = selector.split(' >> ');
  for (const step of steps.slice(0, -1)) at = innerOf(at.querySelector(step) ?? missing(step));
  return at.querySelector(steps.at(-1) ?? '') ?? missing(selector);
}

function missing(selector: string): never {
  throw new Error(`The page has no ${selector}.`);
}

/** Waits until all frames of the page, and theirs, have come. */
export async function framesLoaded(top: Document): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (documentsIn(top).every(isComplete)) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error('A frame of the page did not load.');
}

/** A frame starts with a blank document of its own, which is complete before the page has come. */
function isComplete(document: Document): boolean {
  const frame = document.defaultView?.frameElement ?? null;
  const address = frame?.getAttribute('src') ?? '';
  return document.readyState === 'complete' && (address === '' || document.URL !== 'about:blank');
}
