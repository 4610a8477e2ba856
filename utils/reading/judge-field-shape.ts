/** Is a code-shaped run in a code field a code? Here codes are expected: place in the row decides. */
import type { CodeBook, CodeSystem, IsoDate } from '../codes/types.ts';
import type { CodeField } from '../note/types.ts';
import { inBrackets } from './code-context.ts';
import { labelBefore, onlyCodes } from './code-labels.ts';
import { type CodeShape, isCodeShaped, withDot } from './code-shapes.ts';
import { isVetoedInField } from './code-vetoes.ts';
import { type Reading, readBoth, systemOfUnknown } from './judge-shape.ts';

/**
 * Decides one shape of a code field. A code stands where an item starts ("L20.9 Atopic dermatitis, 11102-59 x2"),
 * in brackets, or behind its label; the words after it are its title. A code unknown to the book is kept and named.
 */
export function judgeFieldShape(
  shape: CodeShape,
  field: CodeField,
  hasSuffix: boolean,
  book: CodeBook,
  date: IsoDate,
): Reading | null {
  const label = labelBefore(field.text, shape.start);
  const icd = book.find(shape.raw, 'icd10cm');
  const hcpcs = shape.systems.includes('hcpcs') ? book.find(shape.raw, 'hcpcs') : undefined;
  const billable =
    hcpcs !== undefined || (icd !== undefined && book.stand(icd, date).standing === 'billable');
  if (label === 'not' || isVetoedInField(shape, field.text, billable)) return null;
  const placed =
    startsItem(field.text, shape) || inBrackets(field.text, shape) || label !== null || hasSuffix;
  if (shape.systems[0] === 'cpt') return readCpt(shape, placed, book);
  const doubtful = shape.slip || /^[A-Z]{2}/.test(shape.raw);
  if (doubtful && icd === undefined) return null;
  if (!placed && (!shape.dotted || icd === undefined)) return null;
  const prefer = preferredSystem(field, label === 'icd10cm' || label === 'hcpcs' ? label : null, hasSuffix);
  return readBoth(shape, icd, hcpcs, prefer, book) ?? readUnknown(shape, prefer, book);
}

function readCpt(shape: CodeShape, placed: boolean, book: CodeBook): Reading | null {
  const id = placed ? book.find(shape.raw, 'cpt') : undefined;
  return placed ? { system: 'cpt', code: shape.raw, id, alsoReads: [] } : null;
}

/** The field's stated system decides. A fee sheet that says CPT holds HCPCS codes too. Units and modifiers say procedure. */
function preferredSystem(field: CodeField, label: CodeSystem | null, hasSuffix: boolean): CodeSystem | null {
  const stated = field.system ?? label;
  if (stated === 'icd10cm') return 'icd10cm';
  return stated !== null || hasSuffix ? 'hcpcs' : null;
}

function readUnknown(shape: CodeShape, prefer: CodeSystem | null, book: CodeBook): Reading | null {
  const isSupply = shape.systems.includes('hcpcs');
  const system = prefer ?? systemOfUnknown(shape.dotted ? '' : shape.raw, book);
  return isSupply && system === 'hcpcs'
    ? { system, code: shape.raw, id: undefined, alsoReads: [] }
    : { system: 'icd10cm', code: withDot(shape.raw), id: undefined, alsoReads: [] };
}

/** Whether a run starts a row or an item: nothing before it but list marks, labels, or other codes and their parts. */
function startsItem(text: string, shape: CodeShape): boolean {
  const from = Math.max(0, shape.start - 120);
  const row = text.slice(from, shape.start);
  const item = row.slice(Math.max(row.lastIndexOf('\n'), lastMark(row)) + 1);
  return onlyCodes(item) && !/[A-Za-z]{3,}\d|\d{6,}/.test(item) && !endsInTitle(item);
}

function lastMark(row: string): number {
  return Math.max(row.lastIndexOf(';'), row.lastIndexOf('|'), row.lastIndexOf('\t'), lastComma(row));
}

/** A comma inside a title ("unspecified, 2") starts no item unless a code could follow it. */
function lastComma(row: string): number {
  return row.lastIndexOf(',');
}

/** "Destruction of 15 or" is a title running on, not a list of codes. */
function endsInTitle(item: string): boolean {
  const words = item.match(/[A-Za-z\d][A-Za-z\d.]*/g) ?? [];
  const last = words.at(-1);
  return (
    last !== undefined &&
    /^(?:of|or|the|and|to|under)$/i.test(last) &&
    !words.some((word) => isCodeShaped(word))
  );
}
