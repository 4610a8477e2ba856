/** The commands that draw, parsed by hand where they are obeyed: see `commands.ts`. */
import type { Parts } from './commands.ts';
import { partsOf, toList, toWords } from './commands.ts';
import type { Mark, PanelCommand } from './wire.ts';
import { MAX_FIELD_CHARS, MAX_MARK_CHARS, MAX_MARKS } from './wire.ts';

export type DrawingCommand = Exclude<PanelCommand, { readonly kind: 'read' | 'hold' }>;

/** @returns the command, or `null` for anything that is not one */
export function parseDrawing(message: unknown): DrawingCommand | null {
  const said = partsOf(message);
  const { kind } = said;
  const seq = toCount(said.seq);
  if (kind === 'mark' && seq !== null) return { kind, seq, marks: toList(said.marks, MAX_MARKS, toMark) };
  if (kind === 'point')
    return { kind, stop: said.stop === true, words: toWords(said.words, MAX_FIELD_CHARS) ?? '' };
  const place = toPlace(said);
  return kind === 'show' && seq !== null && place !== null ? { kind, seq, ...place } : null;
}

function toCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= 2 ** 40
    ? value
    : null;
}

function toPlace(said: Parts): Pick<Mark, 'fieldId' | 'start' | 'end'> | null {
  const fieldId = toWords(said.fieldId);
  const start = toCount(said.start);
  const end = toCount(said.end);
  if (fieldId === null || start === null || end === null || start >= end || end > MAX_FIELD_CHARS)
    return null;
  return { fieldId, start, end };
}

function toMark(value: unknown): Mark | null {
  const said = partsOf(value);
  const place = toPlace(said);
  const { grade } = said;
  const code = toWords(said.code, MAX_MARK_CHARS);
  const message = toWords(said.message, MAX_MARK_CHARS);
  if (place === null || code === null || message === null) return null;
  if (grade !== 'block' && grade !== 'warn' && grade !== 'inform') return null;
  return { ...place, grade, code, message, suggestions: toList(said.suggestions, 3, toSuggestion) };
}

function toSuggestion(value: unknown): Mark['suggestions'][number] | null {
  const said = partsOf(value);
  const code = toWords(said.code, MAX_MARK_CHARS);
  const title = toWords(said.title, MAX_MARK_CHARS);
  const why = toWords(said.why, MAX_MARK_CHARS);
  return code === null || title === null || why === null ? null : { code, title, why };
}
