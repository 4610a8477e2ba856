/**
 * Is a code-shaped run a code? Decided in three steps: its shape and what is glued to it (code-shapes), what it
 * directly stands in (code-vetoes, which always win), and then the evidence: label, brackets, lists, neighbours, words.
 */
import type { CodeBook, CodeSystem, EntryId, IsoDate, Standing } from '../codes/types.ts';
import {
  amongStains,
  amongVitals,
  endsItem,
  inBrackets,
  isListLine,
  speaksOf,
  speaksOfAny,
} from './code-context.ts';
import { type Label, labelBefore } from './code-labels.ts';
import { type CodeShape, withDot } from './code-shapes.ts';
import { isVetoed } from './code-vetoes.ts';

/** A shape taken for a code. */
export interface Reading {
  readonly system: CodeSystem;
  readonly code: string;
  readonly id: EntryId | undefined;
  readonly alsoReads: readonly { readonly system: CodeSystem; readonly code: string }[];
}

/** What is known about the place a shape stands in. */
export interface ShapeContext {
  readonly text: string;
  readonly book: CodeBook;
  readonly date: IsoDate;
  /** Directly beside a run that was taken for a code: "L20.9, L409". */
  readonly besideCode: boolean;
  /** Modifiers or units stand directly after it. */
  readonly hasSuffix: boolean;
}

/** The most titles of a family that are compared with the words around its code. */
const MOST_TITLES = 60;

/** Decides one shape in the prose of a note. `null`: not a code. */
export function judgeShape(shape: CodeShape, context: ShapeContext): Reading | null {
  const { text, book } = context;
  const icd = book.find(shape.raw, 'icd10cm');
  const procedure = shape.systems.includes('hcpcs') ? book.find(shape.raw, 'hcpcs') : undefined;
  const known = {
    inBook: icd !== undefined || procedure !== undefined,
    billable: standing(icd, context) === 'billable' || procedure !== undefined,
    spokenOf: () => icd !== undefined && spokenOf(shape, icd, context),
  };
  if (isVetoed(shape, text, known)) return null;
  const label = labelBefore(text, shape.start);
  if (label === 'not') return null;
  if (shape.systems[0] === 'cpt') return judgeCpt(shape, label, context);
  if (shape.dotted) return judgeDotted(shape, icd, label, context);
  return judgeUndotted(shape, icd, procedure, label, context);
}

function judgeCpt(shape: CodeShape, label: Label, context: ShapeContext): Reading | null {
  const { text, book, date, besideCode, hasSuffix } = context;
  const id = book.find(shape.raw, 'cpt');
  const taken: Reading = {
    system: 'cpt',
    code: id === undefined ? shape.raw : book.entry(id).code,
    id,
    alsoReads: [],
  };
  if (label === 'cpt') return taken;
  const listed = (): boolean => besideCode || inBrackets(text, shape) || isListLine(text, shape);
  const labelled = label === 'code' || label === 'procedure' || label === 'hcpcs';
  if (id === undefined) {
    // An emerging technology code, "0479T", has a shape of its own. Five digits alone prove nothing.
    const ownShape = shape.upper && /^0\d{3}T$/.test(shape.raw) && (labelled || listed());
    const saysCode = label === 'code' && /code/i.test(text.slice(Math.max(0, shape.start - 30), shape.start));
    return ownShape || (saysCode && hasSuffix) ? taken : null;
  }
  const meant =
    labelled ||
    hasSuffix ||
    /^99[2-4]/.test(shape.raw) ||
    listed() ||
    speaksOf(text, shape, book.entry(id, date).title);
  return meant ? taken : null;
}

function judgeDotted(
  shape: CodeShape,
  id: EntryId | undefined,
  label: Label,
  context: ShapeContext,
): Reading | null {
  const { text, besideCode } = context;
  const taken: Reading = { system: 'icd10cm', code: withDot(shape.raw), id, alsoReads: [] };
  const labelled = label === 'icd10cm' || label === 'code';
  const says = (): boolean => id !== undefined && spokenOf(shape, id, context);
  const listed = (): boolean => besideCode || inBrackets(text, shape) || isListLine(text, shape);
  if (shape.slip) {
    if (id === undefined || looksLikeReading(shape)) return null;
    const glued = /^[a-z]/.test(text.slice(shape.end, shape.end + 1));
    return (!glued && (labelled || listed())) || says() ? taken : null;
  }
  if (id === undefined && !/^[A-Z]\d/.test(shape.raw)) return null;
  if (labelled) return taken;
  if (looksLikeReading(shape) && amongVitals(text, shape)) return null;
  if (id !== undefined) {
    const doubtful = isVitalSign(shape) || (!shape.upper && shape.raw.startsWith('V'));
    return doubtful && !says() ? null : taken;
  }
  return isUnknownCode(shape, label, listed, context) ? taken : null;
}

/** A code with a dot that no book knows: its category must exist, and something must say that it is a code. */
function isUnknownCode(
  shape: CodeShape,
  label: Label,
  listed: () => boolean,
  { text, book, date, besideCode }: ShapeContext,
): boolean {
  const category = book.find(shape.raw.slice(0, 3), 'icd10cm');
  // "V10.82" is a code of ICD-9.
  if (category === undefined || isVitalSign(shape) || /^V\d\d\.\d\d?$/.test(shape.raw)) return false;
  if (!shape.upper && !besideCode && !inBrackets(text, shape)) return false;
  return label === 'section' || listed() || speaksOf(text, shape, book.entry(category, date).title);
}

/** "T37.2", "P98.6", "R16.0", "H72.5", "W80.3": one decimal behind the letter of a vital sign. */
function looksLikeReading(shape: CodeShape): boolean {
  return /^[PRTHW]\d\d\.\d[CF]?$/.test(shape.raw);
}

/** A body temperature: "T98.6", "T 37.2" without its blank. */
function isVitalSign(shape: CodeShape): boolean {
  return /^T(?:3[4-9]|4[0-2]|9\d)\.\d[CF]?$/.test(shape.raw);
}

function judgeUndotted(
  shape: CodeShape,
  icd: EntryId | undefined,
  hcpcs: EntryId | undefined,
  label: Label,
  context: ShapeContext,
): Reading | null {
  const { text, book, date } = context;
  if (icd === undefined && hcpcs === undefined) return judgeUnknownUndotted(shape, label, context);
  if (icd !== undefined && shape.raw.length === 3)
    return isCategoryMeant(shape, icd, label, context) ? readBoth(shape, icd, hcpcs, null, book) : null;
  const saysIcd = icd !== undefined && shape.upper && spokenOf(shape, icd, context);
  const saysHcpcs = hcpcs !== undefined && speaksOf(text, shape, book.entry(hcpcs, date).title);
  if (!saysIcd && !saysHcpcs && !isMeant(shape, label, hcpcs !== undefined, context)) return null;
  return readBoth(shape, icd, hcpcs, preferred(label, saysIcd, saysHcpcs), book);
}

function isMeant(shape: CodeShape, label: Label, isSupply: boolean, context: ShapeContext): boolean {
  const { text, besideCode, hasSuffix } = context;
  if (label === 'icd10cm' || label === 'code' || label === 'hcpcs' || label === 'section') return true;
  if (label === 'cpt' || label === 'procedure') return isSupply;
  if (amongStains(text, shape) || amongVitals(text, shape)) return false;
  if (besideCode || inBrackets(text, shape) || (shape.upper && isListLine(text, shape))) return true;
  return isSupply && (hasSuffix || (shape.upper && /^[GJQ]/.test(shape.raw)));
}

/**
 * Three characters, "L20", may be a level of the spine, a day, a room. A category that cannot be billed must be
 * labelled and stand for itself, or be spoken of; one that can ("B86") needs a heading, brackets or a neighbour.
 */
function isCategoryMeant(shape: CodeShape, id: EntryId, label: Label, context: ShapeContext): boolean {
  const { text, besideCode } = context;
  const billable = standing(id, context) === 'billable';
  const says = shape.upper && spokenOf(shape, id, context);
  if (label === 'icd10cm' || label === 'code') return billable || endsItem(text, shape) || says;
  if (says) return billable || !/^.{0,24}\b(?:hx|history)\b/i.test(text.slice(shape.end, shape.end + 32));
  if (label === 'cpt' || label === 'procedure' || label === 'hcpcs') return false;
  if (!shape.upper || amongStains(text, shape) || amongVitals(text, shape)) return false;
  return besideCode || (billable && (label === 'section' || inBrackets(text, shape)));
}

/** A code that no book knows is only taken where a label says what it is. */
function judgeUnknownUndotted(shape: CodeShape, label: Label, { text, book }: ShapeContext): Reading | null {
  const isSupply = shape.systems.includes('hcpcs');
  if (label === 'hcpcs' && isSupply)
    return { system: 'hcpcs', code: shape.raw, id: undefined, alsoReads: [] };
  const category = book.find(shape.raw.slice(0, 3), 'icd10cm') !== undefined;
  if (label !== 'icd10cm' || !category || !shape.upper || shape.raw.length < 4) return null;
  if (amongStains(text, shape)) return null;
  return { system: 'icd10cm', code: withDot(shape.raw), id: undefined, alsoReads: [] };
}

/**
 * The system that a code without a dot which no book knows would be of: a diagnosis where its category is divided
 * ("L2099"), a supply where it is not ("J9998": J99 has no codes below it).
 */
export function systemOfUnknown(raw: string, book: CodeBook): CodeSystem {
  if (/^\d/.test(raw)) return 'cpt';
  if (!/^[A-CE-V]\d{4}$/.test(raw)) return 'icd10cm';
  const category = book.find(raw.slice(0, 3), 'icd10cm');
  const divided = book.releases.some(
    ({ system, from }) =>
      system === 'icd10cm' && category !== undefined && book.children(category, from).length > 0,
  );
  return divided ? 'icd10cm' : 'hcpcs';
}

function preferred(label: Label, saysIcd: boolean, saysHcpcs: boolean): CodeSystem | null {
  if (label === 'icd10cm') return 'icd10cm';
  if (label === 'hcpcs' || label === 'cpt' || label === 'procedure') return 'hcpcs';
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

/** Whether the words around a diagnosis speak of its title, or of a title below it: "L20 eczema". */
function spokenOf(shape: CodeShape, id: EntryId, { text, book, date }: ShapeContext): boolean {
  if (speaksOf(text, shape, book.entry(id, date).title)) return true;
  const below = book.billableBelow(id, date).slice(0, MOST_TITLES);
  return speaksOfAny(
    text,
    shape,
    below.map((one) => book.entry(one, date).title),
  );
}

function standing(id: EntryId | undefined, { book, date }: ShapeContext): Standing {
  return id === undefined ? 'unknown' : book.stand(id, date).standing;
}
