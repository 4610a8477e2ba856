/**
 * The panel's line to one granted tab: starts the content script in every frame, holds a line to each, and says how
 * far the reading is. A frame that goes takes its reading with it: nothing read outlives the page it was read from.
 */
import { browser } from 'wxt/browser';
import type { FrameState } from '../note/types.ts';
import { createFrameLines } from './frame-lines.ts';
import { NOTE_SCRIPT } from './sites.ts';

/** Long enough for any frame that is going to answer; a frame that hangs must not hide the others. */
const PATIENCE_MS = 2000;

/** A page on its way from one document to the next has no frames for a moment; that is not a lost page. */
const GRACE_MS = 400;

export type PageView =
  /** `frames`: newest reading of every frame that answered, top first. */
  | { readonly status: 'reading' | 'read'; readonly frames: readonly FrameState[] }
  /** No frame can be reached. */
  | { readonly status: 'lost' };

export interface NoteLink {
  view(): PageView;
  /** True while at least one frame is on the line, or may still be. */
  alive(): boolean;
  /** A content script has started in this frame of the tab. */
  frameReady(frameId: number): void;
  /** Hang up: every reader stops. */
  close(): void;
}

/**
 * Open the line to a tab whose site is granted.
 * @param onChange called whenever `view()` has changed
 */
export function openNoteLink(tabId: number, onChange: () => void): NoteLink {
  const lines = createFrameLines(tabId, follow);
  const patience = createTimer(PATIENCE_MS, onChange);
  const grace = createTimer(GRACE_MS, lose);
  let starting = true;
  let lost = false;
  let closed = false;

  /** A frame came, answered or went. */
  function follow(): void {
    if (closed) return;
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

  async function start(): Promise<void> {
    const found = await runInAllFrames(tabId);
    if (closed) return;
    starting = false;
    for (const frameId of found) if (!lines.has(frameId)) lines.connect(frameId);
    follow();
  }

  function view(): PageView {
    if (lost) return { status: 'lost' };
    const frames = lines.frames();
    const waiting = patience.runs() && (starting || lines.waiting());
    return { status: waiting || frames.length === 0 ? 'reading' : 'read', frames };
  }

  patience.start();
  void start();
  return {
    view,
    alive: () => !closed && (starting || lines.count() > 0),
    frameReady(frameId) {
      if (!closed) lines.connect(frameId);
    },
    close() {
      closed = true;
      patience.stop();
      grace.stop();
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

/** @returns the frames the script runs in; none where the tab shows an error page or was closed meanwhile */
async function runInAllFrames(tabId: number): Promise<number[]> {
  try {
    const ran = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: [NOTE_SCRIPT],
    });
    return [...new Set(ran.map((frame) => frame.frameId))];
  } catch {
    return [];
  }
}
