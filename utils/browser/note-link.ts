/**
 * The line to one granted tab: holds a line to each of its frames, says how far the reading is, and tells the frames
 * what to underline and to show. A frame that goes takes its reading with it: nothing read outlives the page it was
 * read from. The panel's line starts the content script where it does not run; the background's only calls where it does.
 */
import type { FrameState } from '../note/types.ts';
import type { PanelCommand, ReadOrder } from '../note/wire.ts';
import type { FrameMarks } from '../overlay/marks-of.ts';
import { createFrameLines, type UnmarkedField } from './frame-lines.ts';
import { createFrameMarker } from './frame-marker.ts';
import { createPointing } from './pointing.ts';
import { listFrames, startScript, startWhereMissing } from './start-script.ts';

/** Long enough for any frame that is going to answer; a frame that hangs must not hide the others. */
const PATIENCE_MS = 2000;

/** A page on its way from one document to the next has no frames for a moment; that is not a lost page. */
const GRACE_MS = 400;

export type PageView =
  /** `frames`: newest reading of every frame that answered, top first. */
  | { readonly status: 'reading' | 'read'; readonly frames: readonly FrameState[] }
  /** No frame can be reached. */
  | { readonly status: 'lost' }
  /** Another panel reads the page now. */
  | { readonly status: 'taken' };

export interface NoteLink {
  view(): PageView;
  /** True while at least one frame is on the line, or may still be; and where another panel has the page. */
  alive(): boolean;
  /** A content script has started in this frame of the tab. */
  frameReady(frameId: number): void;
  /** Start the content script in frames that we may read by now and that are not on the line. */
  findMore(): Promise<void>;
  /** Hang up on frames that we may read no more. */
  leaveWithheld(): Promise<void>;
  /** Read the page anew in another way. */
  read(order: Promise<ReadOrder>): void;
  /** Underline these in the frames named, and nothing in any other. */
  mark(marks: ReadonlyMap<number, FrameMarks>): void;
  /** Fields of the page whose findings have no underline, though they are among the marks. */
  unmarked(): readonly UnmarkedField[];
  /** Have the page hold this for whoever reads it next. Left until its top frame has said what it holds already. */
  hold(memory: string): void;
  /** @returns false where the frame is not on the line */
  tell(frameId: number, command: PanelCommand): boolean;
  /** Let the user point at the note. Resolves to a selector that finds it again, `null` where it was given up. */
  point(): Promise<string | null>;
  stopPointing(): void;
  /** Hang up: every reader stops. */
  close(): void;
}

export interface LinkOptions {
  /** How the page is to be read. Must not reject. */
  readonly order: Promise<ReadOrder>;
  /** `start`: call the frames where the content script runs, start it in the others. `call`: start it nowhere. */
  readonly how: 'start' | 'call';
  /** The page says what it was given to hold by whoever read it before. */
  readonly onHeld: (memory: string) => void;
  /** Called whenever `view()` has changed. */
  readonly onChange: () => void;
}

/** Open the line to a tab whose site is granted. */
export function openNoteLink(tabId: number, { order, how, onHeld, onChange }: LinkOptions): NoteLink {
  const lines = createFrameLines(tabId, order, {
    onChange: follow,
    onPointed: (selector) => pointing.heard(selector),
    onHeld: (frameId, memory) => {
      if (frameId === 0) onHeld(memory);
    },
    onTaken: leaveToOther,
    onConnect: (frameId) => {
      if (frameId === 0) handed = '';
      marker.frameCame(frameId);
      pointing.frameCame(frameId);
    },
  });
  const marker = createFrameMarker(lines);
  const pointing = createPointing(lines);
  const patience = createTimer(PATIENCE_MS, onChange);
  const grace = createTimer(GRACE_MS, lose);
  const everywhere = { tabId, allFrames: true };
  let starting = true;
  /** Frames that call, and of which the browser has not said yet whether we may read them. */
  let admitting = 0;
  let lost = false;
  let taken = false;
  /** What the top frame holds, as far as it was given from here. */
  let handed = '';
  let closed = false;

  /** A frame came, answered or went. */
  function follow(): void {
    if (closed || taken) return;
    if (lines.count() > 0) {
      grace.stop();
      lost = false;
    } else if (!starting) {
      // The next document gets as much patience as the first.
      patience.start();
      grace.start();
    }
    onChange();
  }

  function lose(): void {
    lost = true;
    onChange();
  }

  /** Two panels that both want the page would take it from each other for ever: this one waits to be told. */
  function leaveToOther(): void {
    if (taken || closed) return;
    taken = true;
    patience.stop();
    grace.stop();
    pointing.stop();
    lines.close();
    onChange();
  }

  async function start(): Promise<void> {
    const found = await (how === 'start' ? startWhereMissing(tabId, connectAll) : listFrames(everywhere));
    if (closed || taken) return;
    starting = false;
    connectAll(found);
    follow();
  }

  function connectAll(frames: readonly number[]): void {
    if (closed || taken) return;
    for (const frameId of frames) if (!lines.has(frameId)) lines.connect(frameId);
  }

  async function findMore(): Promise<void> {
    await started;
    const frames = await listFrames(everywhere);
    const missing = frames.filter((frameId) => !lines.has(frameId));
    if (closed || missing.length === 0) return;
    connectAll(await startScript({ tabId, frameIds: missing }));
  }

  async function leaveWithheld(): Promise<void> {
    const open = await listFrames(everywhere);
    // None at all: the whole page is on its way out, and its frames go by themselves.
    if (closed || open.length === 0) return;
    for (const frameId of lines.ids()) if (!open.includes(frameId)) lines.hangUp(frameId);
  }

  /** A script goes on in a frame whose grant was taken back, and may call; the top frame's grant is the tab's own. */
  async function admit(frameId: number): Promise<void> {
    admitting += 1;
    const isOpen = frameId === 0 || (await listFrames({ tabId, frameIds: [frameId] })).length > 0;
    admitting -= 1;
    if (closed || taken) return;
    if (isOpen) lines.connect(frameId);
    else onChange();
  }

  function view(): PageView {
    if (taken) return { status: 'taken' };
    if (lost) return { status: 'lost' };
    const frames = lines.frames();
    const waiting = patience.runs() && (starting || admitting > 0 || lines.waiting());
    return { status: waiting || frames.length === 0 ? 'reading' : 'read', frames };
  }

  patience.start();
  const started = start();
  return {
    view,
    alive: () => !closed && (starting || taken || lines.count() > 0),
    frameReady: (frameId) => void admit(frameId),
    findMore,
    leaveWithheld,
    read: lines.read,
    mark: marker.mark,
    unmarked: lines.unmarked,
    hold(memory) {
      const hasSpoken = lines.frames().some(({ frameId }) => frameId === 0);
      if (memory !== handed && hasSpoken && lines.tell(0, { kind: 'hold', memory })) handed = memory;
    },
    tell: lines.tell,
    point: pointing.start,
    stopPointing: pointing.stop,
    close() {
      closed = true;
      patience.stop();
      grace.stop();
      pointing.stop();
      lines.close();
    },
  };
}

/** A timer that starts over at each start. */
function createTimer(ms: number, onEnd: () => void) {
  let running: ReturnType<typeof setTimeout> | null = null;
  const stop = () => {
    if (running !== null) clearTimeout(running);
    running = null;
  };
  return {
    runs: () => running !== null,
    stop,
    start() {
      stop();
      running = setTimeout(() => {
        running = null;
        onEnd();
      }, ms);
    },
  };
}
