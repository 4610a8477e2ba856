/** The ports from the panel to the frames of one tab, and the newest reading that came over each. */
import { browser } from 'wxt/browser';
import { frameMessage } from '../messages.ts';
import { comparePaths } from '../note/note-text.ts';
import type { FrameReading, FrameState } from '../note/types.ts';
import { NOTE_PORT, type PanelCommand } from '../note/wire.ts';

type Port = ReturnType<typeof browser.tabs.connect>;

interface Line {
  readonly port: Port;
  /** `null` until the frame has answered. */
  reading: FrameReading | null;
}

export interface FrameLines {
  /** How many frames are on the line. */
  count(): number;
  has(frameId: number): boolean;
  /** True while a frame on the line has not answered. */
  waiting(): boolean;
  /** Newest reading of every frame that answered, in the order of the page. */
  frames(): readonly FrameState[];
  /** Open a line to a frame. What was read over an older line to it is forgotten: its document may be another. */
  connect(frameId: number): void;
  /** Hang up all lines and forget what was read. */
  close(): void;
}

/** @param onChange called whenever a frame comes, answers or goes */
export function createFrameLines(tabId: number, onChange: () => void): FrameLines {
  const lines = new Map<number, Line>();

  function connect(frameId: number): void {
    const before = lines.get(frameId);
    const port = browser.tabs.connect(tabId, { frameId, name: NOTE_PORT });
    lines.set(frameId, { port, reading: null });
    before?.port.disconnect();
    port.onMessage.addListener((message: unknown) => hear(frameId, port, message));
    port.onDisconnect.addListener(() => drop(frameId, port));
    port.postMessage({ kind: 'read', hints: [], salt: '' } satisfies PanelCommand);
    onChange();
  }

  function hear(frameId: number, port: Port, message: unknown): void {
    const line = lines.get(frameId);
    if (line?.port !== port) return;
    const reading = readMessage(message, frameId, line.reading);
    if (reading === null) return;
    line.reading = reading;
    onChange();
  }

  function drop(frameId: number, port: Port): void {
    readLastError(port);
    if (lines.get(frameId)?.port !== port) return;
    lines.delete(frameId);
    onChange();
  }

  function close(): void {
    const ports = [...lines.values()].map((line) => line.port);
    lines.clear();
    for (const port of ports) port.disconnect();
  }

  return {
    count: () => lines.size,
    has: (frameId) => lines.has(frameId),
    waiting: () => [...lines.values()].some((line) => line.reading === null),
    frames: () => orderFrames(lines),
    connect,
    close,
  };
}

/** What a frame says, or that it could not be read: a review of half a note must not look whole. */
function readMessage(message: unknown, frameId: number, before: FrameReading | null): FrameReading | null {
  const parsed = frameMessage.safeParse(message);
  if (parsed.success) return parsed.data.kind === 'reading' ? parsed.data.reading : null;
  return {
    seq: (before?.seq ?? 0) + 1,
    encounter: before?.encounter ?? null,
    path: before?.path ?? (frameId === 0 ? [] : LAST_PLACE),
    fields: [],
    dateOfService: null,
    unread: [{ what: 'A part of this page', why: 'It could not be read.' }],
  };
}

/** For a frame that never said where it stands. */
const LAST_PLACE: readonly number[] = [Number.MAX_SAFE_INTEGER];

function orderFrames(lines: ReadonlyMap<number, Line>): FrameState[] {
  const frames: FrameState[] = [];
  for (const [frameId, { reading }] of lines) if (reading !== null) frames.push({ frameId, reading });
  return frames.sort((a, b) => comparePaths(a.reading.path, b.reading.path) || a.frameId - b.frameId);
}

/** Chrome logs an error that nobody has looked at; a frame that went is no error here. */
function readLastError(port: Port): void {
  void browser.runtime.lastError;
  void Reflect.get(port, 'error');
}
