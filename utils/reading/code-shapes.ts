/** What a code looks like. Shape alone proves nothing: "S100" is a stain and S10.0; the book and the context decide. */
import type { CodeSystem } from '../codes/types.ts';
import type { Span } from './types.ts';

/** A run of text with the shape of a code. */
export interface CodeShape extends Span {
  /** Upper case and without blanks, as written otherwise. */
  readonly raw: string;
  readonly dotted: boolean;
  /** Written without a lower-case letter. */
  readonly upper: boolean;
  /** Written with a slip: a blank inside ("L 20.9") or the next word glued to it ("L40.9psoriasis"). */
  readonly slip: boolean;
  /** Systems whose shape it has; a code without a dot may have two. */
  readonly systems: readonly CodeSystem[];
}

/** The shapes, the most special first. Where units are glued to a code ("J3301x4", "L57.0x3") the code ends before the x. */
const ANY_CODE = new RegExp(
  [
    '[A-Za-z]\\d{4}(?=x\\d{1,4}(?![A-Za-z\\d]))',
    '[AGJQ]\\d{4}(?=X\\d{1,4}(?![A-Za-z\\d]))',
    '[A-Z]\\d[\\dAB]\\.[\\dA-Z]{1,4}(?=x\\d{1,3}(?![A-Za-z\\d]))',
    // The next word glued on, then a blank before or after the letter's two places.
    '[A-Z]\\d[\\dAB]\\.\\d{1,3}(?=[a-z]{4})',
    '[A-Z] \\d[\\dAB]\\.\\d[\\dA-Z]{0,3}',
    '[A-Z]\\d[\\dAB] \\.\\d[\\dA-Z]{0,3}',
    // Codes that carry a letter in second place, as the newest chapter does: QA0.011.
    '[A-Za-z]{2}\\d\\.\\d{1,4}',
    '[Qq][Aa]\\d{2,5}',
    // ICD-10-CM with or without dot, which covers the shape of HCPCS; then CPT and its letter-ended categories.
    '[A-Za-z]\\d[\\dABab](?:\\.[\\dA-Za-z]{1,4}|[\\dA-Za-z]{0,4})',
    '\\d{5}',
    '\\d{4}[FTUftu]',
  ].join('|'),
  'g',
);
const HCPCS = /^[A-CE-V]\d{4}$/;
const CPT = /^(?:\d{5}|\d{4}[FTU])$/;
const WORD_CHARACTER = /[\p{L}\p{N}_@$#%]/u;
const GLUED_UNITS = /^[xX]\d{1,5}(?![A-Za-z\d])/;
const FILE_ENDING = /\.(?:jpe?g|png|gif|tiff?|heic|bmp|webp|dcm|pdf|docx?|txt|rtf|csv|xlsx?|html?|mp4|zip)$/i;

/**
 * All code-shaped runs of a text, in order. Runs inside longer words, numbers, addresses and decimals are left out.
 * Linear in the length of the text.
 */
export function scanShapes(text: string): CodeShape[] {
  const shapes: CodeShape[] = [];
  for (const match of text.matchAll(ANY_CODE)) {
    const start = match.index;
    const end = start + match[0].length;
    const written = match[0].replace(' ', '');
    // "x14" counts something; "D22.jpg" is a picture.
    if (/^x\d+$/.test(written) || FILE_ENDING.test(written)) continue;
    if (!startsAlone(text, start, written) || !endsAlone(text, end, written)) continue;
    const raw = written.toUpperCase();
    const dotted = raw.includes('.');
    const slip = written !== match[0] || /^[a-z]{4}/.test(text.slice(end, end + 4));
    shapes.push({ start, end, raw, dotted, upper: raw === written, slip, systems: systemsOf(raw, dotted) });
  }
  return shapes;
}

/** Full-width letters, digits and dots as plain ones, place by place: offsets stay what they were. */
export function narrow(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[․｡]/g, '.');
}

function systemsOf(raw: string, dotted: boolean): CodeSystem[] {
  if (CPT.test(raw)) return ['cpt'];
  return !dotted && HCPCS.test(raw) ? ['icd10cm', 'hcpcs'] : ['icd10cm'];
}

function startsAlone(text: string, start: number, written: string): boolean {
  const before = text[start - 1] ?? ' ';
  // "#L40.9" numbers a problem; "_L40.9_" is set in italics.
  if (before === '#') return written.includes('.');
  if (before === '_') return !WORD_CHARACTER.test(text[start - 2] ?? ' ');
  if (before === '.' || WORD_CHARACTER.test(before)) return false;
  if (before === '/') return !/(?:\/\/|www\.)\S*$/.test(text.slice(Math.max(0, start - 80), start));
  return before !== ',' || !/(?<![\d.])0,$/.test(text.slice(Math.max(0, start - 3), start));
}

function endsAlone(text: string, end: number, written: string): boolean {
  const after = text[end] ?? ' ';
  const next = text[end + 1] ?? ' ';
  if (after === '_') return !WORD_CHARACTER.test(next);
  if (after === '°') return false;
  if (WORD_CHARACTER.test(after)) {
    const rest = text.slice(end, end + 8);
    return GLUED_UNITS.test(rest) || (written.includes('.') && /^[a-z]{4}/.test(rest));
  }
  if (!/\d/.test(next)) return true;
  return after === ',' ? isListComma(text.slice(end, end + 7), written) : after !== '.';
}

/** "17000,17003" and "99214,25" are lists; "11000,5" and "11,402" are numbers. */
function isListComma(rest: string, written: string): boolean {
  if (/^,\d{4}[\dFTUftu](?!\d)/.test(rest)) return true;
  return written.length === 5 && !written.includes('.') && /^,\d\d(?!\d)/.test(rest);
}

/** An ICD-10-CM code as a claim writes it: upper case, dot after the third character. */
export function withDot(raw: string): string {
  const plain = raw.replace('.', '').toUpperCase();
  return plain.length > 3 ? `${plain.slice(0, 3)}.${plain.slice(3)}` : plain;
}

/** Whether a run reads like a code at all: what a list of codes is made of. */
export function isCodeShaped(word: string): boolean {
  return CODE_WORD.test(word);
}

const CODE_WORD = /^(?:[A-Z]\d[\dAB]\.?[\dA-Z]{0,4}|QA\d\.?[\dA-Z]{0,4}|\d{5}|\d{4}[FTU])$/i;
