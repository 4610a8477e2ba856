/**
 * One binary container for everything compiled: named typed arrays and text heaps, opened as views on the buffer.
 *
 * Layout, little-endian: mark (4 bytes), checksum of all that follows the head, length of the directory, total length;
 * then the directory (JSON: kind and, for each part, name, type, offset, count), then the parts, each on an 8-byte
 * boundary.
 */

const MARK = 0x4b504d43;
const HEAD_BYTES = 16;
const ALIGN = 8;

/** A part: numbers, or text. */
export type Part = Uint8Array | Uint16Array | Uint32Array | Float64Array | string;

type PartType = 'u8' | 'u16' | 'u32' | 'f64' | 'text';

interface PartEntry {
  readonly name: string;
  readonly type: PartType;
  readonly offset: number;
  /** Elements; bytes for text. */
  readonly count: number;
}

/**
 * A compiled table that cannot be used: cut off, changed on disk, or something else altogether.
 * The message is made for the user.
 */
export class DamagedTable extends Error {
  override readonly name = 'DamagedTable';

  constructor(what: string) {
    super(`The code table cannot be used: ${what}. Install Clear Margin again.`);
  }
}

/** An opened container. Every reader throws `DamagedTable` where the part is missing or of another type. */
export interface Pack {
  has(name: string): boolean;
  u8(name: string): Uint8Array;
  u16(name: string): Uint16Array;
  u32(name: string): Uint32Array;
  f64(name: string): Float64Array;
  text(name: string): string;
}

/**
 * Write a container.
 * @param kind what it holds: "book", "search"; `openPack` asks for the same word
 */
export function writePack(kind: string, parts: Readonly<Record<string, Part>>): Uint8Array {
  const sections = Object.entries(parts).map(([name, part]) => ({ name, ...toBytes(part) }));
  // Offsets count from the first part, so that the directory's own length does not matter.
  let offset = 0;
  const entries: PartEntry[] = sections.map(({ name, type, bytes, count }) => {
    const entry = { name, type, offset, count };
    offset = alignUp(offset + bytes.length);
    return entry;
  });
  const directory = new TextEncoder().encode(JSON.stringify({ kind, parts: entries }));
  const start = alignUp(HEAD_BYTES + directory.length);
  const out = new Uint8Array(start + offset);
  out.set(directory, HEAD_BYTES);
  for (const [at, { bytes }] of sections.entries()) out.set(bytes, start + (entries[at]?.offset ?? 0));
  const head = new Uint32Array(out.buffer, 0, HEAD_BYTES / 4);
  head.set([MARK, 0, directory.length, out.length]);
  head[1] = checksum(out);
  return out;
}

/**
 * Open a container without copying it.
 * @throws DamagedTable where the bytes are not a whole, unchanged container of this kind
 */
export function openPack(kind: string, buffer: ArrayBuffer): Pack {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < HEAD_BYTES || bytes.length % 4 !== 0) throw new DamagedTable('the file is cut off');
  const [mark, sum, directoryLength, total] = new Uint32Array(buffer, 0, HEAD_BYTES / 4);
  if (mark !== MARK) throw new DamagedTable('the file is something else');
  if (total !== bytes.length) throw new DamagedTable('the file is cut off');
  if (sum !== checksum(bytes)) throw new DamagedTable('the file was changed');
  const { kind: found, parts } = readDirectory(
    bytes.subarray(HEAD_BYTES, HEAD_BYTES + (directoryLength ?? 0)),
  );
  if (found !== kind) throw new DamagedTable(`the file holds "${found}", not "${kind}"`);
  const start = alignUp(HEAD_BYTES + (directoryLength ?? 0));
  const entries = new Map(parts.map((part) => [part.name, part]));

  const find = (name: string, type: PartType): [number, number] => {
    const entry = entries.get(name);
    if (entry?.type !== type) throw new DamagedTable(`the part "${name}" is missing`);
    return [start + entry.offset, entry.count];
  };
  return {
    has: (name) => entries.has(name),
    u8: (name) => new Uint8Array(buffer, ...find(name, 'u8')),
    u16: (name) => new Uint16Array(buffer, ...find(name, 'u16')),
    u32: (name) => new Uint32Array(buffer, ...find(name, 'u32')),
    f64: (name) => new Float64Array(buffer, ...find(name, 'f64')),
    text: (name) => new TextDecoder().decode(new Uint8Array(buffer, ...find(name, 'text'))),
  };
}

/**
 * What tells a container from every other one, read from its head alone: its checksum, as it claims it.
 * @returns `null` where the bytes are cut off or something else
 */
export function packStamp(buffer: ArrayBuffer): string | null {
  if (buffer.byteLength < HEAD_BYTES) return null;
  const [mark, sum, , total] = new Uint32Array(buffer, 0, HEAD_BYTES / 4);
  if (mark !== MARK || total !== buffer.byteLength) return null;
  return (sum ?? 0).toString(16).padStart(8, '0');
}

/** Bytes in a buffer of their own: Node may hand out a slice of a shared one. */
export function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const own = new ArrayBuffer(bytes.length);
  new Uint8Array(own).set(bytes);
  return own;
}

function toBytes(part: Part): { type: PartType; bytes: Uint8Array; count: number } {
  if (typeof part === 'string') {
    const bytes = new TextEncoder().encode(part);
    return { type: 'text', bytes, count: bytes.length };
  }
  const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  return { type: typeOf(part), bytes, count: part.length };
}

function typeOf(part: Exclude<Part, string>): PartType {
  if (part instanceof Uint8Array) return 'u8';
  if (part instanceof Uint16Array) return 'u16';
  return part instanceof Uint32Array ? 'u32' : 'f64';
}

/** The checksum has passed, so these are the bytes `writePack` wrote; shape is still checked, as at every border. */
function readDirectory(bytes: Uint8Array): { kind: string; parts: PartEntry[] } {
  const found: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!isDirectory(found)) throw new DamagedTable('its directory is not readable');
  return found;
}

function isDirectory(found: unknown): found is { kind: string; parts: PartEntry[] } {
  return (
    typeof found === 'object' &&
    found !== null &&
    'kind' in found &&
    typeof found.kind === 'string' &&
    'parts' in found &&
    Array.isArray(found.parts)
  );
}

function alignUp(bytes: number): number {
  return Math.ceil(bytes / ALIGN) * ALIGN;
}

/** Over all words after the mark and the checksum itself: catches any changed byte, in a few milliseconds. */
function checksum(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = 0x811c9dc5;
  for (let at = 2; at < words.length; at += 1) sum = Math.imul(sum ^ (words[at] ?? 0), 0x01000193);
  return sum >>> 0;
}
