import type { CodeBook, IsoDate } from '../../codes/types.ts';
import type { CodeOnPage } from '../../reading/types.ts';
import { findingOn } from '../finding.ts';
import { placesInNote } from '../more-exact.ts';
import type { Finding, Rule, RuleContext, Suggestion } from '../types.ts';
import { INVALID_EXAMPLES } from './invalid-code.examples.ts';

const SOURCE = 'ICD-10-CM order files (CDC/NCHS); HCPCS Level II (CMS)';
const MOST_SUGGESTIONS = 6;
const SHORTEST = 3;

/**
 * A code that no release holds. Procedure numbers are left out: the book holds dermatology's only, so that a number
 * it does not know may well be valid.
 */
export const invalidCode: Rule = {
  id: 'invalid-code',
  title: 'Code does not exist',
  source: SOURCE,
  examples: INVALID_EXAMPLES,
  check: (context) => context.codes.flatMap((code) => checkCode(code, context)),
};

function checkCode(code: CodeOnPage, context: RuleContext): Finding[] {
  if (code.id !== undefined || code.system === 'cpt') return [];
  const { book, date, note } = context;
  const name = code.system === 'icd10cm' ? 'an ICD-10-CM code' : 'a HCPCS code';
  const near = code.system === 'icd10cm' ? nearCodes(code.code, book, date) : [];
  const evidence = placesInNote(code, note.text);
  const message = `${code.code} is not ${name}. Check it for a typing error.`;
  return [
    findingOn('invalid-code', code, { grade: 'block', evidence, message, suggestions: near, source: SOURCE }),
  ];
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
