/** The ports to the frames of one tab: the newest reading that came over each, and what each is told. */
import { browser } from 'wxt/browser';
import { frameMessage } from '../messages.ts';
import { comparePaths } from '../note/note-text.ts';
import { READER_WORDS } from '../note/reader-words.ts';
import type { FrameReading, FrameState } from '../note/types.ts';
import { NOTE_PORT, type PanelCommand, type ReadOrder, type Unmarked } from '../note/wire.ts';
import { bringMarks, needsMarks } from './bring-marks.ts';

type Port = ReturnType<typeof browser.tabs.connect>;

interface Line {
  readonly port: Port;
  /** `null` until the frame has answered. */
  reading: FrameReading | null;
  /** Fields whose findings have no underline. */
  unmarked: readonly Unmarked[];
  /** The drawing of marks was brought into the frame, or is on its way. */
  draws: boolean;
}

/** A field whose findings have no underline, by its label, which may be empty. */
export interface UnmarkedField extends Pick<Unmarked, 'why'> {
  readonly label: string;
}

export interface FrameLines {
  /** How many frames are on the line. */
  count(): number;
  has(frameId: number): boolean;
  /** Frames on the line. */
  ids(): readonly number[];
  /** Take the marks of a frame down, hang up on it and forget what was read there. */
  hangUp(frameId: number): void;
  /** True while a frame on the line has not answered. */
  waiting(): boolean;
  /** Newest reading of every frame that answered, in the order of the page. */
  frames(): readonly FrameState[];
  /** Fields of all frames whose findings have no underline. */
  unmarked(): readonly UnmarkedField[];
  /** Open a line to a frame. What was read over an older line to it is forgotten: its document may be another. */
  connect(frameId: number): void;
  /** Have every frame read anew in another way, and every later one in the same. */
  read(order: Promise<ReadOrder>): void;
  /** @returns false where the frame is not on the line */
  tell(frameId: number, command: PanelCommand): boolean;
  /** Tell every frame on the line. */
  tellAll(command: PanelCommand): void;
  /** Hang up all lines and forget what was read. */
  close(): void;
}

export interface FrameEvents {
  /** A frame came, answered or went. */
  readonly onChange: () => void;
  /** The user pointed at an element of a frame, or gave up there: `null`. */
  readonly onPointed: (selector: string | null) => void;
  /** A frame says what it was given to hold by whoever read it before. Comes before its first reading. */
  readonly onHeld: (frameId: number, memory: string) => void;
  /** Another panel reads a frame of the page now. */
  readonly onTaken: () => void;
  /** A frame came on the line. */
  readonly onConnect: (frameId: number) => void;
}

/** @param order how the frames are to be read; they wait for it. Must not reject. */
export function createFrameLines(tabId: number, order: Promise<ReadOrder>, events: FrameEvents): FrameLines {
  const lines = new Map<number, Line>();
  let wanted = order;

  function connect(frameId: number): void {
    const before = lines.get(frameId);
    const port = browser.tabs.connect(tabId, { frameId, name: NOTE_PORT });
    lines.set(frameId, { port, reading: null, unmarked: [], draws: false });
    before?.port.disconnect();
    port.onMessage.addListener((message: unknown) => hear(frameId, port, message));
    port.onDisconnect.addListener(() => drop(frameId, port));
    void ask(frameId, port);
    events.onConnect(frameId);
    events.onChange();
  }

  async function ask(frameId: number, port: Port): Promise<void> {
    const asked = wanted;
    const { hints, salt } = await asked;
    if (asked === wanted && lines.get(frameId)?.port === port)
      post(port, { kind: 'read', hints, salt, words: READER_WORDS });
  }

  function hear(frameId: number, port: Port, message: unknown): void {
    const line = lines.get(frameId);
    if (line?.port !== port) return;
    const heard = frameMessage().safeParse(message).data;
    if (heard?.kind === 'unmarked') {
      line.unmarked = heard.fields;
      events.onChange();
    } else if (heard?.kind === 'pointed') {
      events.onPointed(heard.selector);
    } else if (heard?.kind === 'held') {
      events.onHeld(frameId, heard.memory);
    } else if (heard?.kind === 'taken') {
      events.onTaken();
    } else {
      line.reading = heard?.reading ?? unreadable(frameId, line.reading);
      events.onChange();
    }
  }

  function drop(frameId: number, port: Port): void {
    readLastError(port);
    if (lines.get(frameId)?.port !== port) return;
    lines.delete(frameId);
    events.onChange();
  }

  /** Brought once; asked for again where it did not get there. */
  async function bring(frameId: number, line: Line): Promise<void> {
    line.draws = true;
    line.draws = await bringMarks(tabId, frameId);
  }

  function tell(frameId: number, command: PanelCommand): boolean {
    const line = lines.get(frameId);
    if (line === undefined) return false;
    if (needsMarks(command) && !line.draws) void bring(frameId, line);
    return post(line.port, command);
  }

  return {
    count: () => lines.size,
    has: (frameId) => lines.has(frameId),
    ids: () => [...lines.keys()],
    hangUp(frameId) {
      const port = lines.get(frameId)?.port;
      if (port === undefined) return;
      tell(frameId, { kind: 'mark', seq: 0, marks: [] });
      lines.delete(frameId);
      port.disconnect();
      events.onChange();
    },
    waiting: () => [...lines.values()].some((line) => line.reading === null),
    frames: () => orderFrames(lines),
    unmarked: () => [...lines.values()].flatMap(nameUnmarked),
    connect,
    read(next) {
      wanted = next;
      for (const [frameId, { port }] of lines) void ask(frameId, port);
    },
    tell,
    tellAll(command) {
      for (const frameId of lines.keys()) tell(frameId, command);
    },
    close() {
      const ports = [...lines.values()].map((line) => line.port);
      lines.clear();
      for (const port of ports) port.disconnect();
    },
  };
}

/** @returns false where the port has closed and we have not yet been told */
function post(port: Port, command: PanelCommand): boolean {
  try {
    port.postMessage(command);
    return true;
  } catch {
    return false;
  }
}

/** For a frame whose words could not be read: a review of half a note must not look whole. */
function unreadable(frameId: number, before: FrameReading | null): FrameReading {
  return {
    seq: (before?.seq ?? 0) + 1,
    encounter: before?.encounter ?? null,
    path: before?.path ?? (frameId === 0 ? [] : LAST_PLACE),
    fields: [],
    dateOfService: null,
    unread: [{ what: 'A part of this page', why: 'It could not be read.' }],
  };
}

function nameUnmarked({ reading, unmarked }: Line): readonly UnmarkedField[] {
  return unmarked.flatMap(({ fieldId, why }) => {
    const field = reading?.fields.find(({ id }) => id === fieldId);
    return field === undefined ? [] : [{ label: field.label, why }];
  });
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
