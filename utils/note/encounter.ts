/**
 * What has been read of one encounter, over the tabs of a page that are never on the screen together. Pure: the panel
 * and the background keep one such memory for each browser tab, and nowhere but in memory.
 */
import { joinKeys } from './encounter-key.ts';
import { comparePaths } from './note-text.ts';
import type { FieldReading, FrameState, PageDate } from './types.ts';

/** Fields remembered of one encounter. */
const MAX_PARTS = 200;
/** All their text together. */
const MAX_CHARS = 1_000_000;

/** What a frame showed before and does not show now. */
export interface SeenFrame {
  readonly path: readonly number[];
  readonly fields: readonly FieldReading[];
  readonly dateOfService: PageDate | null;
}

/** An encounter that the page names. */
export interface Encounter {
  /** Tells the encounters of a tab apart: the key itself grows as the page says more of the same visit. */
  readonly number: number;
  /** Read before, not on the screen now, in the order of the page. */
  readonly earlier: readonly SeenFrame[];
  /** How many parts of it were seen before and are no longer known. Left out: none. */
  readonly forgotten?: number | undefined;
}

/** Something read of a frame, and the turn in which it was last on the screen. */
interface Seen<T> {
  readonly path: readonly number[];
  readonly what: T;
  readonly turn: number;
  /** Its document is of another origin than the page it stood in. */
  readonly isForeign?: boolean | undefined;
}

/** Everything remembered of a browser tab. */
export interface EncounterMemory {
  /** What is known of patient and visit; `null` until a page has said anything. */
  readonly key: string | null;
  readonly number: number;
  /** Counts the readings of this encounter. */
  readonly turn: number;
  readonly fields: readonly Seen<FieldReading>[];
  readonly dates: readonly Seen<PageDate>[];
}

export const NOTHING_SEEN: EncounterMemory = { key: null, number: 0, turn: 0, fields: [], dates: [] };

/** What one reader of a tab leaves to the next. Its numbers are its own: they mean nothing to another. */
export type HeldMemory = Pick<EncounterMemory, 'turn' | 'fields' | 'dates'> & { readonly key: string };

/**
 * What may be left with the page itself. Not what frames from other sites showed: that is none of the page's.
 * @returns `null` where there is nothing to leave
 */
export function leaveMemory({ key, turn, fields, dates }: EncounterMemory): HeldMemory | null {
  if (key === null) return null;
  const own = fields.filter(({ isForeign }) => isForeign !== true);
  const ownDates = dates.filter(({ isForeign }) => isForeign !== true);
  return { key, turn, fields: own.map(withoutOrigin), dates: ownDates.map(withoutOrigin) };
}

/**
 * Take up what another reader of the same tab has left: it knows better than an older memory, and nothing of frames from
 * other sites.
 * @returns what is remembered from now on; as before where what was left is of another encounter
 */
export function recallMemory(before: EncounterMemory, held: HeldMemory): EncounterMemory {
  const key = before.key === null ? held.key : joinAlike(before.key, held.key);
  if (key === null) return before;
  const turn = Math.max(held.turn, 1);
  const foreign = <T>(seen: readonly Seen<T>[]) =>
    seen.filter(({ isForeign }) => isForeign === true).map((one) => ({ ...one, turn: turn - 1 }));
  return {
    key,
    number: before.number,
    turn,
    fields: [...foreign(before.fields), ...held.fields],
    dates: [...foreign(before.dates), ...held.dates],
  };
}

/** What is known of the encounter, on the screen or not, by the names of its parts. */
export function nameParts({ fields }: EncounterMemory): string[] {
  return [...new Set(fields.filter(({ what }) => what.text.trim() !== '').map(nameOf))];
}

/**
 * Take in what is on the screen now.
 * @returns what is remembered from now on, and the encounter on the screen; `null` where the page names none, or two
 *   at once: then each page stands for itself, and nothing is remembered of it
 */
export function followEncounter(
  before: EncounterMemory,
  frames: readonly FrameState[],
): { readonly memory: EncounterMemory; readonly encounter: Encounter | null } {
  const now = keyOf(frames);
  if (now === null) return { memory: before, encounter: null };
  const memory = takeIn(startOver(before, now), frames);
  return { memory, encounter: { number: memory.number, earlier: listEarlier(memory) } };
}

/** Forget what is not on the screen now; the encounter goes on. */
export function forgetEarlier(memory: EncounterMemory): EncounterMemory {
  const isNow = ({ turn }: Seen<unknown>) => turn === memory.turn;
  return { ...memory, fields: memory.fields.filter(isNow), dates: memory.dates.filter(isNow) };
}

/** What all frames say together. `null` where they say nothing, or contradict each other. */
function keyOf(frames: readonly FrameState[]): string | null {
  let key: string | null = null;
  for (const { reading } of frames) {
    if (reading.encounter === null) continue;
    key = key === null ? reading.encounter : joinKeys(key, reading.encounter);
    if (key === null) return null;
  }
  return key;
}

/** The memory of this key: the one at hand where it is of the same encounter, else an empty one. */
function startOver(before: EncounterMemory, now: string): EncounterMemory {
  const joined = before.key === null ? null : joinAlike(before.key, now);
  if (joined !== null) return { ...before, key: joined };
  return { ...NOTHING_SEEN, key: now, number: before.number + 1 };
}

/** What two keys of one encounter say together; `null` where they are not of one. */
export function joinAlike(one: string, other: string): string | null {
  return sayAlike(one, other) ? joinKeys(one, other) : null;
}

function withoutOrigin<T>({ path, what, turn }: Seen<T>): Seen<T> {
  return { path, what, turn };
}

/** Two keys that have nothing in common contradict each other nowhere, and are of one visit only by chance. */
function sayAlike(one: string, other: string): boolean {
  const said = new Set(one.split('.'));
  return other.split('.').some((part) => said.has(part));
}

function takeIn(memory: EncounterMemory, frames: readonly FrameState[]): EncounterMemory {
  const turn = memory.turn + 1;
  const fields: Seen<FieldReading>[] = [];
  const dates: Seen<PageDate>[] = [];
  for (const { reading } of frames) {
    const { path, dateOfService, isForeign } = reading;
    for (const what of reading.fields) fields.push({ path, what, turn, isForeign });
    if (dateOfService !== null) dates.push({ path, what: dateOfService, turn, isForeign });
  }
  const shown = new Set(fields.map(nameOf));
  const wasShown = new Set(memory.fields.filter((seen) => seen.turn === memory.turn).map(nameOf));
  // What stays behind of a list when one of it goes, says that this one was taken away and not put out of sight.
  const stays = new Set(fields.filter((seen) => wasShown.has(nameOf(seen))).map(kindOf));
  const kept = memory.fields.filter((seen) => {
    if (shown.has(nameOf(seen)) || seen.what.text.trim() === '') return false;
    return seen.turn < memory.turn || !stays.has(kindOf(seen));
  });
  const datedPaths = new Set(dates.map(({ path }) => path.join('/')));
  const keptDates = memory.dates.filter(({ path }) => !datedPaths.has(path.join('/')));
  return {
    ...memory,
    turn,
    fields: [...bound(kept), ...fields],
    dates: [...keptDates.slice(-MAX_PARTS), ...dates],
  };
}

/** A field by frame, kind and label: its id goes with its document. Fields that share a name come and go together. */
function nameOf(seen: Seen<FieldReading>): string {
  return `${kindOf(seen)} ${seen.what.label}`;
}

function kindOf({ path, what }: Seen<FieldReading>): string {
  return `${path.join('/')} ${what.kind}`;
}

/** The newest of what is remembered, as far as there is room. */
function bound(kept: readonly Seen<FieldReading>[]): Seen<FieldReading>[] {
  const fitting = new Set<Seen<FieldReading>>();
  let room = MAX_CHARS;
  for (const seen of [...kept].sort((a, b) => b.turn - a.turn).slice(0, MAX_PARTS)) {
    room -= seen.what.text.length;
    if (room >= 0) fitting.add(seen);
  }
  return kept.filter((seen) => fitting.has(seen));
}

function listEarlier({ turn, fields, dates }: EncounterMemory): SeenFrame[] {
  const frames = new Map<
    string,
    { path: readonly number[]; fields: FieldReading[]; date: PageDate | null }
  >();
  const at = (path: readonly number[]) => {
    const name = path.join('/');
    const frame = frames.get(name) ?? { path, fields: [], date: null };
    frames.set(name, frame);
    return frame;
  };
  for (const seen of fields) if (seen.turn < turn) at(seen.path).fields.push(seen.what);
  for (const seen of dates) if (seen.turn < turn) at(seen.path).date = seen.what;
  return [...frames.values()]
    .sort((a, b) => comparePaths(a.path, b.path))
    .map(({ path, fields: earlier, date }) => ({ path, fields: earlier, dateOfService: date }));
}
