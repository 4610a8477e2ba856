/** How codes are written, and the numbers they are looked up by. */
import { CODE_SYSTEMS, type CodeSystem } from './types.ts';

/** Longest code of any system, in characters without the dot. */
const MAX_CODE_LENGTH = 7;

const RADIX = 37;
const SYSTEM_STEP = RADIX ** MAX_CODE_LENGTH;

/** "C44311" -> "C44.311"; three characters stay as they are. */
export function withDot(bare: string): string {
  return bare.length > 3 ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare;
}

/**
 * A code as people write it, brought to upper case without its dot.
 * @returns `undefined` where it cannot be a code: the dot may only stand after the third character, and only in ICD-10-CM
 */
export function bareCode(written: string, system: CodeSystem): string | undefined {
  const text = written.trim();
  const bare = system === 'icd10cm' && text.charAt(3) === '.' ? text.slice(0, 3) + text.slice(4) : text;
  // Upper case only after the check: "ß" becomes "SS", which is a modifier.
  return /^[A-Za-z0-9]{2,7}$/.test(bare) ? bare.toUpperCase() : undefined;
}

/**
 * One number per code, below 2^53. Numbers sort as codes do: by system, then as text, a header right before the codes
 * below it.
 * @param bare upper-case letters and digits, at most 7
 */
export function codeKey(system: CodeSystem, bare: string): number {
  let key = CODE_SYSTEMS.indexOf(system);
  for (let at = 0; at < MAX_CODE_LENGTH; at += 1) key = key * RADIX + digitOf(bare, at);
  return key;
}

/** The first key after all codes that begin with `bare`. */
export function keyAfter(system: CodeSystem, bare: string): number {
  return codeKey(system, bare) + RADIX ** (MAX_CODE_LENGTH - bare.length);
}

/** The code a key was made from, without its dot. */
export function codeOfKey(key: number): { readonly system: CodeSystem; readonly bare: string } {
  const system = CODE_SYSTEMS[Math.floor(key / SYSTEM_STEP)];
  if (system === undefined) throw new RangeError('Not a code key.');
  let rest = key % SYSTEM_STEP;
  let bare = '';
  for (let at = 0; at < MAX_CODE_LENGTH; at += 1) {
    const digit = rest % RADIX;
    rest = Math.floor(rest / RADIX);
    if (digit > 0) bare = (digit < 11 ? String(digit - 1) : String.fromCharCode(digit + 54)) + bare;
  }
  return { system, bare };
}

/** 0 past the end, 1-10 for digits, 11-36 for letters. */
function digitOf(bare: string, at: number): number {
  const unit = at < bare.length ? bare.charCodeAt(at) : 0;
  if (unit >= 65 && unit <= 90) return unit - 54;
  return unit >= 48 && unit <= 57 ? unit - 47 : 0;
}

/** A code as a claim writes it. */
interface WrittenCode {
  readonly system: CodeSystem;
  readonly code: string;
}

export function isSameCode(one: WrittenCode, other: WrittenCode): boolean {
  return one.system === other.system && one.code === other.code;
}
