/** Cards over the real book and the real notes. */
import { readBook, readNotes } from '../../../utils/cli/read-book.ts';
import { describeCode } from '../../../utils/codes/describe-code.ts';
import type { CodeAside, CodeDescription } from '../../../utils/codes/describe-code-types.ts';
import type { CodeSystem } from '../../../utils/codes/types.ts';

export const { book } = readBook();
export const notes = readNotes();
export const TODAY = '2026-11-10';

export function card(code: string, date = TODAY, system: CodeSystem = 'icd10cm'): CodeDescription {
  return describeCode(book, notes, { system, code }, date);
}

export function asideOf(described: CodeDescription): CodeAside {
  if (described.aside === null) throw new Error(`${described.code} has nothing beside it.`);
  return described.aside;
}
