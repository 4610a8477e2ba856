/** How rows of notes lie in `notes.bin`: shared by those who write it and those who read it. */
import { codeKey, codeOfKey, withDot } from './code-text.ts';
import type { TabularPart } from './notes-tables.ts';
import type { ClaimMark, NotesPart } from './notes-types.ts';
import type { Pack, Part } from './pack.ts';

export const OUTLINE_KINDS = ['chapter', 'block', 'category'] as const;
export const TABULAR_PARTS: readonly TabularPart[] = ['tabular', 'tabular-skin'];
export const NOTES_PARTS: readonly NotesPart[] = [
  'tabular',
  'tabular-skin',
  'neoplasm',
  'index',
  'claim-marks',
];
export const CLAIM_MARKS: readonly ClaimMark[] = [
  'manifestation',
  'unacceptable-principal',
  'unacceptable-principal-unless-secondary',
];
/** Parts of the heap that only the index needs: it is opened when a card asks for index terms. */
const INDEX_HEAP = 'index-';

/** A code as an official table writes it: with its dot, a dash behind it where more characters are needed. */
export interface WrittenCode {
  /** 0 for none. */
  readonly key: number;
  readonly isOpen: boolean;
}

const CODE = /^[A-Z][A-Z\d]{2}(\.[A-Z\d]{1,4})?$/;

/** True for a code with its dot, with or without a dash behind it. */
export function isWritten(text: string): boolean {
  return CODE.test(withoutDash(text));
}

/** "L23.-" -> "L23", "C79.8-" -> "C79.8". */
export function withoutDash(text: string): string {
  return text.replace(/\.?-$/, '');
}

/** @throws Error where it is no code */
export function keyOfCode(code: string): number {
  if (!CODE.test(code)) throw new Error(`"${code}" is not a code.`);
  return codeKey('icd10cm', code.replace('.', ''));
}

export function codeOf(key: number): string {
  return withDot(codeOfKey(key).bare);
}

/** "C79.8-" -> its key, open. A dash after a dot is the category itself: "L23.-". */
export function readWritten(text: string): WrittenCode {
  if (text === '') return { key: 0, isOpen: false };
  const isOpen = text.endsWith('-');
  return { key: keyOfCode(withoutDash(text)), isOpen };
}

export function sayWritten({ key, isOpen }: WrittenCode): string {
  if (key === 0) return '';
  const code = codeOf(key);
  if (!isOpen) return code;
  return code.length === 3 ? `${code}.-` : `${code}-`;
}

export function indexHeapParts(parts: Readonly<Record<string, Part>>): Record<string, Part> {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [INDEX_HEAP + name, part]));
}

/** The pack as `openTitles` sees it, with the index's heap in the place of the notes'. */
export function indexHeap(pack: Pack): Pack {
  return {
    has: (name) => pack.has(INDEX_HEAP + name),
    u8: (name) => pack.u8(INDEX_HEAP + name),
    u16: (name) => pack.u16(INDEX_HEAP + name),
    u32: (name) => pack.u32(INDEX_HEAP + name),
    f64: (name) => pack.f64(INDEX_HEAP + name),
    text: (name) => pack.text(INDEX_HEAP + name),
  };
}
