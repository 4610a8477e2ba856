/** Codes found in a text, as short words a test can compare: "11102-59 x2", "L20.99?" where no book knows the code. */
import { readBook } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import type { CodeField } from '../../../utils/note/types.ts';
import { findCodes } from '../../../utils/reading/find-codes.ts';

export const { book } = readBook();
export const DATE = '2026-11-10';

export function inNote(text: string): string[] {
  return findCodes(noteFromText(text), book, DATE).map(describeCode);
}

export function inField(text: string, system: CodeField['system'] = null): string[] {
  const field: CodeField = { label: 'Fee sheet', text, system, frameId: 0, fieldId: 'fees' };
  return findCodes({ ...noteFromText(''), codeFields: [field] }, book, DATE).map(describeCode);
}

function describeCode(code: ReturnType<typeof findCodes>[number]): string {
  const units = code.units === null ? '' : ` x${code.units}`;
  return [code.code + (code.id === undefined ? '?' : ''), ...code.modifiers].join('-') + units;
}
