import type { CodeBook, IsoDate } from '../../codes/types.ts';
import type { CodeOnPage } from '../../reading/types.ts';
import { findingOn } from '../finding.ts';
import { placesInNote } from '../more-exact.ts';
import type { Finding, Rule, RuleContext, Suggestion } from '../types.ts';
import { INVALID_EXAMPLES } from './invalid-code.examples.ts';

const SOURCE = 'ICD-10-CM order files (CDC/NCHS); HCPCS Level II (CMS); Guidelines FY2026, I.A.4 and I.A.5';
const MOST_SUGGESTIONS = 6;
const SHORTEST = 3;
/** Chapters whose codes hold a place with X, and so much of a code that the place can be told. */
const HOLDS_PLACES = /^[HMO-Y].{5}/;
/** With its dot. */
const LONGEST = 8;

export const invalidCode: Rule = {
  id: 'invalid-code',
  title: 'Code does not exist',
  why: 'A code that no release holds. Procedure numbers are left out: the book holds dermatology’s only, so that a number it does not know may well be valid.',
  source: SOURCE,
  examples: INVALID_EXAMPLES,
  check: (context) => context.codes.flatMap((code) => checkCode(code, context)),
};

function checkCode(code: CodeOnPage, context: RuleContext): Finding[] {
  if (code.id !== undefined || code.system === 'cpt') return [];
  const { book, date, note } = context;
  const isDiagnosis = code.system === 'icd10cm';
  const placed = isDiagnosis ? withPlaceholders(code.code, context) : [];
  const near = isDiagnosis && placed.length === 0 ? nearCodes(code.code, book, date) : placed;
  const evidence = placesInNote(code, note.text);
  const message = sayWhy(code, placed, context);
  return [
    findingOn('invalid-code', code, { grade: 'block', evidence, message, suggestions: near, source: SOURCE }),
  ];
}

/** What is wrong with it, as far as its shape tells. */
function sayWhy({ code, system }: CodeOnPage, placed: readonly Suggestion[], context: RuleContext): string {
  if (placed.length > 0) return `${code} lacks its placeholder X: the 7th character stands in the 7th place.`;
  const { book, date } = context;
  const before = code.slice(0, -1);
  const id = system === 'icd10cm' && code.length === LONGEST ? book.find(before, 'icd10cm') : undefined;
  if (id !== undefined && book.stand(id, date).standing === 'header') {
    return `${before} takes no 7th character ${code.slice(-1)}.`;
  }
  return `${code} is not ${system === 'icd10cm' ? 'an ICD-10-CM code' : 'a HCPCS code'}. Check it for a typing error.`;
}

/** The codes of its category that are this one but for the X that holds a place: T37.0X5A for T37.05A. */
function withPlaceholders(code: string, { book, date }: RuleContext): Suggestion[] {
  const category = HOLDS_PLACES.test(code) ? book.find(code.slice(0, SHORTEST), 'icd10cm') : undefined;
  if (category === undefined) return [];
  const tail = (one: string): string => one.slice(SHORTEST).replace(/[.X]/g, '');
  return book.billableBelow(category, date).flatMap((id): Suggestion[] => {
    const { code: exact, title } = book.entry(id, date);
    const isSame = exact.slice(SHORTEST).includes('X') && tail(exact) === tail(code);
    return isSame ? [{ system: 'icd10cm', code: exact, title, why: 'the same with its placeholder X' }] : [];
  });
}

/** The longest beginning of the code that exists, if it is billable, else the first billable codes below it. */
function nearCodes(code: string, book: CodeBook, date: IsoDate): Suggestion[] {
  const plain = code.replace('.', '');
  for (let length = plain.length - 1; length >= SHORTEST; length--) {
    const id = book.find(plain.slice(0, length), 'icd10cm');
    if (id === undefined) continue;
    const found = book.entry(id, date);
    const isBillable = book.stand(id, date).standing === 'billable';
    const ids = isBillable ? [id] : book.billableBelow(id, date).slice(0, MOST_SUGGESTIONS);
    return ids.map((near): Suggestion => {
      const { code: exact, title } = book.entry(near, date);
      const why = isBillable ? 'the same without its last characters' : `a billable code of ${found.code}`;
      return { system: 'icd10cm', code: exact, title, why };
    });
  }
  return [];
}
