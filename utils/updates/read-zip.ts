/**
 * A zip's own table of contents, and its members one by one. The contents stand at the end of a zip, so a file that was
 * cut off shows at once; and they hold the checksum of every member, which fflate does not look at.
 */
import { Inflate } from 'fflate';
import { isTrouble, type Trouble } from './trouble.ts';

/** A member as it lies in the zip: still compressed. */
export interface ZipMember {
  /** Without its folders. */
  readonly name: string;
  readonly isDeflated: boolean;
  /** Size once inflated, as the zip claims. */
  readonly size: number;
  /** CRC-32 once inflated, as the zip claims. */
  readonly crc: number;
  readonly bytes: Uint8Array;
}

/** No release has ever come near these: the biggest order file has 15 MB, the biggest zip 20. */
export const MAX_ZIP_BYTES = 80_000_000;
export const MAX_MEMBER_BYTES = 80_000_000;
const MAX_MEMBERS = 2_000;

const END_MARK = 0x06054b50;
const END_BYTES = 22;
const ENTRY_MARK = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_MARK = 0x04034b50;
const LOCAL_BYTES = 30;

/** What a file is that is no zip, by its first bytes. */
export function judgeStart(bytes: Uint8Array): Trouble | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 512));
  if (start.startsWith('PK')) return null;
  if (start.startsWith('%PDF')) return { trouble: 'not-a-zip', detail: 'It is a PDF.' };
  if (/^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|head|body|script|meta|title)/i.test(start)) {
    return { trouble: 'login-page' };
  }
  if (bytes.length === 0) return { trouble: 'cut-off' };
  return { trouble: 'not-a-zip', detail: 'It is a file of another kind.' };
}

/** The members of a zip, in its order; folders are left out. */
export function readZip(bytes: Uint8Array): ZipMember[] | Trouble {
  if (bytes.length > MAX_ZIP_BYTES) return { trouble: 'too-big' };
  const wrong = judgeStart(bytes);
  if (wrong) return wrong;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return { trouble: 'cut-off' };
  const count = view.getUint16(end + 10, true);
  if (count > MAX_MEMBERS) return { trouble: 'too-big' };
  const members: ZipMember[] = [];
  let at = view.getUint32(end + 16, true);
  for (let number = 0; number < count; number += 1) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY_MARK) return DAMAGED;
    const member = readEntry(view, bytes, at);
    if (isTrouble(member)) return member;
    if (member) members.push(member);
    at +=
      ENTRY_BYTES +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  return members;
}

const DAMAGED: Trouble = { trouble: 'not-a-zip', detail: 'It is damaged.' };

/** The record at the end; a remark of up to 64 kB may follow it. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - 0xffff);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_MARK) return at;
  }
  return -1;
}

/** One line of the contents; `null` for a folder. */
function readEntry(view: DataView, bytes: Uint8Array, at: number): ZipMember | Trouble | null {
  const nameLength = view.getUint16(at + 28, true);
  const path = new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength));
  if (path.endsWith('/')) return null;
  const method = view.getUint16(at + 10, true);
  const packedSize = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  if (local + LOCAL_BYTES > bytes.length || view.getUint32(local, true) !== LOCAL_MARK) return DAMAGED;
  const start = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > bytes.length || (method !== 0 && method !== 8)) return DAMAGED;
  return {
    name: path.split(/[\\/]/).at(-1) ?? path,
    isDeflated: method === 8,
    size: view.getUint32(at + 24, true),
    crc: view.getUint32(at + 16, true),
    bytes: bytes.subarray(start, start + packedSize),
  };
}

/** Bytes handed to the inflater at once: some milliseconds of work. */
const SLICE = 128 * 1024;

/**
 * Inflate a member, with a breath between slices. Holds it to the size and checksum that the zip states, and stops as
 * soon as more comes out than that: a zip bomb costs no more than it claims.
 */
export async function inflateMember(
  member: Pick<ZipMember, 'bytes' | 'isDeflated' | 'size' | 'crc'>,
  breathe: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer> | Trouble> {
  if (member.size > MAX_MEMBER_BYTES) return { trouble: 'too-big' };
  const out = new Uint8Array(member.size);
  let length = 0;
  const inflater = new Inflate((piece) => {
    if (length + piece.length <= out.length) out.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < member.bytes.length && length <= out.length; at += SLICE) {
      const slice = member.bytes.subarray(at, at + SLICE);
      if (member.isDeflated) inflater.push(slice, at + SLICE >= member.bytes.length);
      else {
        out.set(slice.subarray(0, out.length - length), length);
        length += slice.length;
      }
      await breathe();
    }
  } catch {
    return DAMAGED;
  }
  return length === out.length && crc32(out) === member.crc ? out : DAMAGED;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at += 1) {
    crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
