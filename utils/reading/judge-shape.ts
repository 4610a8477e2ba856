/** Is a code-shaped run a code? Decided by the book and by what stands around it. */
import type { CodeBook, CodeSystem, EntryId, IsoDate } from '../codes/types.ts';
import {
  amongStains,
  amongVitals,
  inBrackets,
  isMeasure,
  isRange,
  isZipOrPhone,
  type Label,
  labelBefore,
  lineAround,
  onlyCodes,
  speaksOf,
} from './code-context.ts';
import { type CodeShape, withDot } from './code-shapes.ts';

/** A shape taken for a code. */
export interface Reading {
  readonly system: CodeSystem;
  readonly code: string;
  readonly id: EntryId | undefined;
  readonly alsoReads: readonly { readonly system: CodeSystem; readonly code: string }[];
}

/** What is known about the place a shape stands in. */
export interface Place {
  readonly text: string;
  readonly book: CodeBook;
  readonly date: IsoDate;
  /** Directly beside a run that was taken for a code: "L20.9, L409". */
  readonly besideCode: boolean;
  /** Modifiers or units stand directly after it. */
  readonly hasSuffix: boolean;
}

/** Decides one shape in the prose of a note. `null`: not a code. */
export function judgeShape(shape: CodeShape, place: Place): Reading | null {
  if (isRange(place.text, shape)) return null;
  if (shape.systems[0] === 'cpt') return judgeCpt(shape, place);
  return shape.dotted ? judgeDotted(shape, place) : judgeUndotted(shape, place);
}

function judgeCpt(shape: CodeShape, place: Place): Reading | null {
  const { text, book, date } = place;
  if (isZipOrPhone(text, shape) || isMeasure(text, shape)) return null;
  const label = labelBefore(text, shape.start);
  if (label === 'not') return null;
  const id = book.find(shape.raw, 'cpt');
  const labelled = label === 'cpt' || (label === 'code' && /code/i.test(before(text, shape, 30)));
  if (id === undefined) {
    const strong = label === 'cpt' || (labelled && place.hasSuffix);
    return strong ? { system: 'cpt', code: shape.raw, id, alsoReads: [] } : null;
  }
  const meant =
    labelled ||
    label !== null ||
    place.besideCode ||
    place.hasSuffix ||
    /^99[2-4]/.test(shape.raw) ||
    inBrackets(text, shape) ||
    isListLine(text, shape) ||
    speaksOf(text, shape, book.entry(id, date).title);
  return meant ? { system: 'cpt', code: book.entry(id).code, id, alsoReads: [] } : null;
}

function judgeDotted(shape: CodeShape, place: Place): Reading | null {
  const { text, book } = place;
  const label = labelBefore(text, shape.start);
  const id = book.find(shape.raw, 'icd10cm');
  const taken: Reading = { system: 'icd10cm', code: withDot(shape.raw), id, alsoReads: [] };
  if (label === 'icd10cm' || label === 'code') return taken;
  if (label === 'not' || (looksLikeReading(shape) && amongVitals(text, shape))) return null;
  // "L20.8-" is a family of codes, spoken about; "L20.9- eczema" is a code with a dash after it.
  if (/^-(?![\d\s])/.test(text.slice(shape.end, shape.end + 2)) && !isBillable(id, place)) return null;
  if (id !== undefined) {
    const doubtful = isVitalSign(shape) || (!shape.upper && shape.raw.startsWith('V'));
    return doubtful && !speaksOf(text, shape, book.entry(id, place.date).title) ? null : taken;
  }
  const category = book.find(shape.raw.slice(0, 3), 'icd10cm');
  if (category === undefined || isMeasure(text, shape) || isVitalSign(shape)) return null;
  if (!shape.upper && !place.besideCode && !inBrackets(text, shape)) return null;
  return taken;
}

/** "T37.2", "P98.6", "R16.0", "H72.5", "W80.3": one decimal behind the letter of a vital sign. */
function looksLikeReading(shape: CodeShape): boolean {
  return /^[PRTHW]\d\d\.\d[CF]?$/.test(shape.raw);
}

/** A body temperature: "T98.6", "T 37.2" without its blank. */
function isVitalSign(shape: CodeShape): boolean {
  return /^T(?:3[4-9]|4[0-2]|9\d)\.\d[CF]?$/.test(shape.raw);
}

function judgeUndotted(shape: CodeShape, place: Place): Reading | null {
  const { text, book, date } = place;
  const icd = book.find(shape.raw, 'icd10cm');
  const hcpcs = shape.systems.includes('hcpcs') ? book.find(shape.raw, 'hcpcs') : undefined;
  const label = labelBefore(text, shape.start);
  if (label === 'not' || /^-?\d|^\//.test(text.slice(shape.end, shape.end + 2)) || isMeasure(text, shape))
    return null;
  if (icd === undefined && hcpcs === undefined) return judgeUnknownUndotted(shape, label, place);
  const saysIcd = icd !== undefined && shape.upper && speaksOf(text, shape, book.entry(icd, date).title);
  const saysHcpcs = hcpcs !== undefined && speaksOf(text, shape, book.entry(hcpcs, date).title);
  if (!isMeant(shape, label, saysIcd, saysHcpcs, hcpcs !== undefined, place)) return null;
  const prefer = preferred(label, saysIcd, saysHcpcs);
  return readBoth(shape, icd, hcpcs, prefer, book);
}

function isMeant(
  shape: CodeShape,
  label: Label,
  saysIcd: boolean,
  saysHcpcs: boolean,
  isSupply: boolean,
  place: Place,
): boolean {
  if (label === 'icd10cm' || label === 'code' || label === 'hcpcs') return true;
  if (label === 'cpt') return isSupply;
  if (saysIcd || saysHcpcs) return true;
  const long = shape.raw.length > 3;
  if (amongStains(place.text, shape) || amongVitals(place.text, shape)) return false;
  if (place.besideCode) return shape.upper || long;
  if (!long) return false;
  if (inBrackets(place.text, shape) || (shape.upper && isListLine(place.text, shape))) return true;
  return isSupply && (place.hasSuffix || (shape.upper && /^[GJQ]/.test(shape.raw)));
}

/** A code that no book knows is only taken where a label says what it is. */
function judgeUnknownUndotted(shape: CodeShape, label: Label, place: Place): Reading | null {
  const isSupply = shape.systems.includes('hcpcs');
  if (label === 'hcpcs' && isSupply)
    return { system: 'hcpcs', code: shape.raw, id: undefined, alsoReads: [] };
  const known = place.book.find(shape.raw.slice(0, 3), 'icd10cm') !== undefined;
  if (label !== 'icd10cm' || !known || !shape.upper || shape.raw.length < 4) return null;
  if (amongStains(place.text, shape)) return null;
  return { system: 'icd10cm', code: withDot(shape.raw), id: undefined, alsoReads: [] };
}

function preferred(label: Label, saysIcd: boolean, saysHcpcs: boolean): CodeSystem | null {
  if (label === 'icd10cm') return 'icd10cm';
  if (label === 'hcpcs' || label === 'cpt') return 'hcpcs';
  if (saysIcd !== saysHcpcs) return saysIcd ? 'icd10cm' : 'hcpcs';
  return null;
}

/**
 * A code without its dot may be two things: the asked system first, else the diagnosis, which is what a
 * dermatology chart mostly writes; the other reading is kept beside it.
 */
export function readBoth(
  shape: CodeShape,
  icd: EntryId | undefined,
  hcpcs: EntryId | undefined,
  prefer: CodeSystem | null,
  book: CodeBook,
): Reading | null {
  const readings: Reading[] = [];
  if (icd !== undefined)
    readings.push({ system: 'icd10cm', code: book.entry(icd).code, id: icd, alsoReads: [] });
  if (hcpcs !== undefined) readings.push({ system: 'hcpcs', code: shape.raw, id: hcpcs, alsoReads: [] });
  if (prefer === 'hcpcs') readings.reverse();
  const [first, second] = readings;
  if (!first) return null;
  return second ? { ...first, alsoReads: [{ system: second.system, code: second.code }] } : first;
}

function isBillable(id: EntryId | undefined, place: Place): boolean {
  return id !== undefined && place.book.stand(id, place.date).standing === 'billable';
}

function before(text: string, shape: CodeShape, reach: number): string {
  return text.slice(Math.max(0, shape.start - reach), shape.start);
}

/** Whether the whole line is a list of codes. */
function isListLine(text: string, shape: CodeShape): boolean {
  const line = lineAround(text, shape.start, shape.end);
  return onlyCodes(text.slice(line.start, shape.start)) && onlyCodes(text.slice(shape.end, line.end));
}
