/**
 * The panel's line to one granted tab: starts the content script in every frame, holds a port to each,
 * and keeps the newest reading of each. A frame that goes takes its reading with it.
 */
import { browser } from 'wxt/browser';
import { frameMessage } from '../messages.ts';
import type { FrameState } from '../note/types.ts';
import { NOTE_PORT, type PanelCommand } from '../note/wire.ts';
import { NOTE_SCRIPT } from './sites.ts';

/** Long enough for any frame that is going to answer; a frame that hangs must not hide the others. */
const PATIENCE_MS = 2000;

/** A page on its way from one document to the next has no frames for a moment; that is not a lost page. */
const GRACE_MS = 400;

export interface NoteLinkView {
  readonly status: 'reading' | 'read' | 'lost';
  /** Newest reading of every frame that answered, top first. */
  readonly frames: readonly FrameState[];
}

export interface NoteLink {
  view(): NoteLinkView;
  /** True while at least one frame is on the line, or may still be. */
  alive(): boolean;
  /** A content script has started in this frame of the tab. */
  frameReady(frameId: number): void;
  /** Hang up: every reader stops. */
  close(): void;
}

type Port = ReturnType<typeof browser.tabs.connect>;

interface Line {
  readonly port: Port;
  answered: boolean;
}

/**
 * Open the line to a tab whose site is granted.
 * @param onChange called whenever `view()` has changed
 */
export function openNoteLink(tabId: number, onChange: () => void): NoteLink {
  const lines = new Map<number, Line>();
  const frames = new Map<number, FrameState>();
  let starting = true;
  let patient = true;
  let closed = false;
  let grace: ReturnType<typeof setTimeout> | undefined;
  let current: NoteLinkView = { status: 'reading', frames: [] };

  const patience = setTimeout(() => {
    patient = false;
    update();
  }, PATIENCE_MS);

  function update(lost = false): void {
    if (closed) return;
    const waiting = patient && (starting || [...lines.values()].some((line) => !line.answered));
    const status = lost ? 'lost' : waiting || frames.size === 0 ? 'reading' : 'read';
    current = { status, frames: [...frames.values()].sort((a, b) => comparePaths(a, b)) };
    onChange();
  }

  function connect(frameId: number): void {
    if (closed) return;
    clearTimeout(grace);
    const before = lines.get(frameId);
    const port = browser.tabs.connect(tabId, { frameId, name: NOTE_PORT });
    lines.set(frameId, { port, answered: false });
    before?.port.disconnect();
    port.onMessage.addListener((message: unknown) => hear(frameId, port, message));
    port.onDisconnect.addListener(() => hangUp(frameId, port));
    port.postMessage({ kind: 'read' } satisfies PanelCommand);
  }

  function hear(frameId: number, port: Port, message: unknown): void {
    const line = lines.get(frameId);
    if (line?.port !== port) return;
    const parsed = frameMessage.safeParse(message);
    if (!parsed.success) return;
    line.answered = true;
    frames.set(frameId, { frameId, reading: parsed.data.reading });
    update();
  }

  function hangUp(frameId: number, port: Port): void {
    readLastError(port);
    if (lines.get(frameId)?.port !== port) return;
    lines.delete(frameId);
    frames.delete(frameId);
    if (lines.size === 0 && !starting) waitForFrames();
    update();
  }

  function waitForFrames(): void {
    clearTimeout(grace);
    grace = setTimeout(() => update(lines.size === 0), GRACE_MS);
  }

  async function start(): Promise<void> {
    const found = await runInAllFrames(tabId);
    if (closed) return;
    starting = false;
    for (const frameId of found) if (!lines.has(frameId)) connect(frameId);
    if (lines.size === 0) waitForFrames();
    update();
  }

  void start();
  return {
    view: () => current,
    alive: () => !closed && (starting || lines.size > 0),
    frameReady: connect,
    close() {
      closed = true;
      clearTimeout(patience);
      clearTimeout(grace);
      for (const { port } of lines.values()) port.disconnect();
      lines.clear();
      frames.clear();
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

/** Chrome logs an error that nobody has looked at; a frame that went is no error here. */
function readLastError(port: Port): void {
  void browser.runtime.lastError;
  void Reflect.get(port, 'error');
}

/** The order of the page: a frame before the frames inside it. */
function comparePaths(a: FrameState, b: FrameState): number {
  const [one, two] = [a.reading.path, b.reading.path];
  for (let at = 0; at < Math.min(one.length, two.length); at += 1) {
    const apart = (one[at] ?? 0) - (two[at] ?? 0);
    if (apart !== 0) return apart;
  }
  return one.length - two.length || a.frameId - b.frameId;
}
