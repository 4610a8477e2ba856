/** Opens the pages of tests/fixtures in a frame of the test, and reads them as the content script does. */
import { isDocument } from '../../utils/note/dom.ts';
import { createFrameReader } from '../../utils/note/read-frame.ts';
import type { FieldReading, FrameReading } from '../../utils/note/types.ts';
import { watchPage } from '../../utils/note/watch.ts';

/** Without the extension no closed shadow root opens. */
export const noClosedRoots = (): null => null;

/** @param page a file of tests/fixtures/pages; or HTML, which starts with "<" */
export async function openPage(page: string): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 900px; height: 700px';
  if (page.startsWith('<')) frame.srcdoc = page;
  else frame.src = `/tests/fixtures/pages/${page}`;
  const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
  document.body.append(frame);
  await loaded;
  return documentIn(frame);
}

export function documentIn(frame: Element | null): Document {
  const inner: unknown = frame !== null && 'contentDocument' in frame ? frame.contentDocument : null;
  if (!isDocument(inner)) throw new Error('The frame has no document that can be reached.');
  return inner;
}

export function closePages(): void {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
}

export function readPage(page: Document): FrameReading {
  return createFrameReader(page, noClosedRoots).readAll();
}

/** "label: text" of the note fields, in reading order. */
export function notesOf(reading: FrameReading): readonly string[] {
  return reading.fields.filter(({ kind }) => kind === 'note').map(({ label, text }) => `${label}: ${text}`);
}

/** "label (system): text" of the code fields, in reading order. */
export function codesOf(reading: FrameReading): readonly string[] {
  const name = ({ label, system }: FieldReading) => `${label} (${system ?? 'any'})`;
  return reading.fields
    .filter(({ kind }) => kind === 'codes')
    .map((field) => `${name(field)}: ${field.text}`);
}

/** The next reading that has something; fails the test by waiting too long. @param said grows while we wait */
export async function untilSaid(
  said: readonly FrameReading[],
  holds: (reading: FrameReading) => boolean,
): Promise<FrameReading> {
  for (let tries = 0; tries < 200; tries++) {
    const last = said.at(-1);
    if (last !== undefined && holds(last)) return last;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`No such reading came. The last one: ${JSON.stringify(said.at(-1))}`);
}

/** Follows a page as the content script does, and keeps all it says. */
export function follow(page: Document): {
  readonly said: readonly FrameReading[];
  /** The next reading that has something; fails the test by waiting too long. */
  until(holds: (reading: FrameReading) => boolean): Promise<FrameReading>;
  stop(): void;
} {
  const said: FrameReading[] = [];
  const stop = new AbortController();
  watchPage(page, { openShadow: noClosedRoots, signal: stop.signal, send: (reading) => said.push(reading) });
  return {
    said,
    until: (holds) => untilSaid(said, holds),
    stop: () => stop.abort(),
  };
}
