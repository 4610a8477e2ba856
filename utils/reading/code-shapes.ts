/** What a code looks like. Shape alone proves nothing: "S100" is a stain and S10.0; the book and the context decide. */
import type { CodeSystem } from '../codes/types.ts';
import type { Span } from './types.ts';

/** A run of text with the shape of a code. */
export interface CodeShape extends Span {
  /** Upper case, as written otherwise. */
  readonly raw: string;
  readonly dotted: boolean;
  /** Written without a lower-case letter. */
  readonly upper: boolean;
  /** Systems whose shape it has; a code without a dot may have two. */
  readonly systems: readonly CodeSystem[];
}

/** ICD-10-CM with or without dot, which covers the shape of HCPCS; then CPT (and its letter-ended categories). */
const ANY_CODE = /[A-Za-z]\d[\dABab](?:\.[\dA-Za-z]{1,4}|[\dA-Za-z]{0,4})|\d{5}|\d{4}[FTUftu]/g;
const HCPCS = /^[A-CE-V]\d{4}$/;
const CPT = /^(?:\d{5}|\d{4}[FTU])$/;
const WORD_CHARACTER = /[\p{L}\p{N}_@$#%]/u;

/**
 * All code-shaped runs of a text, in order. Runs inside longer words, numbers, addresses and decimals are left out.
 * Linear in the length of the text.
 */
export function scanShapes(text: string): CodeShape[] {
  const shapes: CodeShape[] = [];
  for (const match of text.matchAll(ANY_CODE)) {
    const start = match.index;
    const end = start + match[0].length;
    if (!standsAlone(text, start, end)) continue;
    const raw = match[0].toUpperCase();
    const dotted = raw.includes('.');
    shapes.push({ start, end, raw, dotted, upper: raw === match[0], systems: systemsOf(raw, dotted) });
  }
  return shapes;
}

function systemsOf(raw: string, dotted: boolean): CodeSystem[] {
  if (CPT.test(raw)) return ['cpt'];
  return !dotted && HCPCS.test(raw) ? ['icd10cm', 'hcpcs'] : ['icd10cm'];
}

function standsAlone(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ' ';
  const after = text[end] ?? ' ';
  if (WORD_CHARACTER.test(before) || WORD_CHARACTER.test(after) || after === '°') return false;
  if (before === '/' && /(?:\/\/|www\.)\S*$/.test(text.slice(Math.max(0, start - 80), start))) return false;
  const next = text[end + 1] ?? ' ';
  if ((after === '.' || after === ',') && /\d/.test(next) && !isListComma(text, end)) return false;
  return before !== '.' && !(before === ',' && /\d{1,3},$/.test(text.slice(Math.max(0, start - 4), start)));
}

/** "17000,17003" is a list; "11000,5" is a number. */
function isListComma(text: string, at: number): boolean {
  return text[at] === ',' && /^,\d{5}(?!\d)/.test(text.slice(at, at + 7));
}

/** An ICD-10-CM code as a claim writes it: upper case, dot after the third character. */
export function withDot(raw: string): string {
  const plain = raw.replace('.', '').toUpperCase();
  return plain.length > 3 ? `${plain.slice(0, 3)}.${plain.slice(3)}` : plain;
}

/** Whether a run reads like a code at all: what a list of codes is made of. */
export function isCodeShaped(word: string): boolean {
  return /^(?:[A-Z]\d[\dAB][\dA-Z]{0,4}|\d{5}|\d{4}[FTU])$/.test(word.replace('.', '').toUpperCase());
}
