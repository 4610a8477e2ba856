/** What follows a procedure or supply code on a fee sheet: modifiers ("-25", "-59-RT", " 25") and units ("x2"). */
import type { CodeBook } from '../codes/types.ts';

export interface Suffix {
  readonly modifiers: readonly string[];
  readonly units: number | null;
  /** Where the suffix ends, so that a list can go on. */
  readonly end: number;
}

/** The two-digit modifiers of CPT: numbers only, their wording is the AMA's. */
const CPT_MODIFIERS = new Set(
  '22 23 24 25 26 27 32 33 47 50 51 52 53 54 55 56 57 58 59 62 63 66 73 74 76 77 78 79 80 81 82 90 91 92 93 95 96 97 99'.split(
    ' ',
  ),
);
const JOINED = /^\s?[-–:]\s?([A-Za-z\d]{2})(?![A-Za-z\d])/;
const SPACED = /^(?:\s{1,2}|,)([A-Z\d]{2})(?![A-Za-z\d.])/;
const TIMES =
  /^[\s,;(]{0,3}(?:[x×*]\s?(\d{1,4})|(?:units?|qty|quantity)\s?[:=]?\s?(\d{1,4})|(\d{1,4})\s?units?)(?![A-Za-z\d])/i;
const MOST_MODIFIERS = 4;

/** Reads modifiers and units that stand directly after a code. */
export function readSuffix(text: string, start: number, book: CodeBook): Suffix {
  const modifiers: string[] = [];
  let end = start;
  while (modifiers.length < MOST_MODIFIERS) {
    const rest = text.slice(end, end + 8);
    const found = JOINED.exec(rest) ?? SPACED.exec(rest);
    const modifier = found?.[1]?.toUpperCase();
    if (!found || !modifier || !isModifier(modifier, book)) break;
    modifiers.push(modifier);
    end += found[0].length;
  }
  const times = TIMES.exec(text.slice(end, end + 24));
  if (!times) return { modifiers, units: null, end };
  const units = Number(times[1] ?? times[2] ?? times[3]);
  return { modifiers, units: units > 0 ? units : null, end: end + times[0].length };
}

function isModifier(word: string, book: CodeBook): boolean {
  if (CPT_MODIFIERS.has(word)) return true;
  const id = /^[A-Z][A-Z\d]$/.test(word) ? book.find(word, 'hcpcs') : undefined;
  return id !== undefined && book.entry(id).isModifier;
}
